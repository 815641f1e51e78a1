package org.embargoledger.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.JksOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.embargoledger.alert.delivery.DeliveryConfig;
import org.embargoledger.alert.delivery.DeliveryConfigs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One attempt against receivers that behave badly. */
class SenderTest {

  private static final byte[] BODY = "{\"type\":\"alert.raised\"}".getBytes(StandardCharsets.UTF_8);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static Vertx vertx;

  private final byte[] secret = Signatures.newSecret();

  @BeforeAll
  static void begin() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void end() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static DeliveryConfig.Webhooks config() {
    return config("1s");
  }

  private static DeliveryConfig.Webhooks config(String attemptTimeout) {
    return DeliveryConfigs.with(
            Map.of(
                "webhooks.internal-hosts",
                "localhost,receiver.test",
                "webhooks.attempt-timeout",
                attemptTimeout,
                "webhooks.connect-timeout",
                "500ms"))
        .webhooks();
  }

  private Attempt send(String url) {
    return send(new Sender(vertx, config(), InetAddress::getAllByName, it -> it), url);
  }

  private Attempt send(Sender sender, String url) {
    return sender
        .send(new Message(url, "step_1_1", BODY, List.of(secret)))
        .await()
        .atMost(PATIENCE);
  }

  private Attempt sendTo(Handler<HttpServerRequest> behaviour) {
    try (Receiver receiver = new Receiver(vertx, behaviour)) {
      return send(receiver.url());
    }
  }

  @Test
  void a_message_arrives_signed_and_as_it_is() throws Exception {
    try (Receiver receiver = new Receiver(vertx, Receiver.answering(204))) {
      Attempt attempt = send(receiver.url() + "?a=b%20c");

      assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
      assertThat(attempt.status()).isEqualTo(204);
      assertThat(attempt.fault()).isNull();
      Receiver.Received received = receiver.received().get(0);
      assertThat(received.body()).isEqualTo(new String(BODY, StandardCharsets.UTF_8));
      assertThat(received.id()).isEqualTo("step_1_1");
      assertThat(received.headers().get("content-type")).containsExactly("application/json");
      received.verify(Signatures.text(secret));
    }
  }

  @Test
  void any_other_answer_is_a_failure_with_its_first_words() {
    Attempt attempt = sendTo(Receiver.answering(500));

    assertThat(attempt.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(attempt.status()).isEqualTo(500);
    assertThat(attempt.answer()).isEqualTo("it says 500");
    assertThat(attempt.fault()).isEqualTo("answered 500");
    assertThat(sendTo(Receiver.answering(410)).outcome()).isEqualTo(Outcome.GONE);
  }

  @Test
  void a_receiver_that_hangs_is_left_in_time() {
    Attempt attempt = sendTo(Receiver.hanging());

    assertThat(attempt.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(attempt.took()).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    assertThat(attempt.fault()).isEqualTo("no answer within 1000 ms");
  }

  @Test
  void gigabytes_are_not_read() {
    AtomicLong sent = new AtomicLong();

    Attempt attempt = sendTo(request -> pour(request.response().setChunked(true), sent));

    assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(attempt.answer()).startsWith("xxx").hasSizeLessThanOrEqualTo(1_001);
    assertThat(sent.get()).isLessThan(64 << 20);
  }

  private static void pour(HttpServerResponse response, AtomicLong sent) {
    Buffer part = Buffer.buffer("x".repeat(1 << 16));
    while (!response.writeQueueFull() && !response.closed()) {
      response.write(part);
      sent.addAndGet(part.length());
    }
    response.drainHandler(drained -> pour(response, sent));
  }

  @Test
  void an_answer_that_comes_in_drops_is_cut_and_its_status_counts() {
    Attempt attempt =
        sendTo(
            request -> {
              request.response().setChunked(true).setStatusCode(503).write(".");
              vertx.setPeriodic(100, tick -> request.response().write("."));
            });

    assertThat(attempt.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(attempt.status()).isEqualTo(503);
  }

  @Test
  void a_redirect_is_not_followed() {
    AtomicInteger inward = new AtomicInteger();
    try (Receiver inside = new Receiver(vertx, request -> inward.incrementAndGet())) {
      Attempt attempt =
          sendTo(
              request ->
                  request.response().setStatusCode(302).putHeader("Location", inside.url()).end());

      assertThat(attempt.outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(attempt.fault()).isEqualTo("answered 302; redirects are not followed");
      assertThat(inward.get()).isZero();
    }
  }

  @Test
  void a_receiver_that_asks_for_time_is_heard() {
    Attempt attempt =
        sendTo(
            request -> request.response().setStatusCode(429).putHeader("Retry-After", "120").end());

    assertThat(attempt.retryAfter()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void nobody_there_and_a_connection_that_breaks_off_are_told() {
    int port;
    try (Receiver receiver = new Receiver(vertx, Receiver.answering(200))) {
      port = receiver.port();
    }

    assertThat(send("http://localhost:" + port + "/").outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(sendTo(request -> request.connection().close()).outcome())
        .isEqualTo(Outcome.UNREACHABLE);
    assertThat(send("https://nowhere.invalid/").fault())
        .isEqualTo("the name of the host is not known");
  }

  @Test
  void an_answer_of_control_characters_is_made_fit_to_be_kept() {
    Attempt attempt =
        sendTo(request -> request.response().setStatusCode(400).end("a\u0000b\u001b[31mc"));

    assertThat(attempt.answer()).isEqualTo("a\uFFFDb\uFFFD[31mc");
  }

  @Test
  void an_internal_address_is_never_connected_to() {
    try (Receiver receiver = new Receiver(vertx, Receiver.answering(200))) {
      Attempt attempt = send("https://127.0.0.1:" + receiver.port() + "/");

      assertThat(attempt.outcome()).isEqualTo(Outcome.FORBIDDEN_ADDRESS);
      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  void a_name_that_moves_after_the_check_is_not_resolved_again() throws UnknownHostException {
    List<InetAddress> answers = new ArrayList<>();
    answers.add(InetAddress.getByName("127.0.0.1"));
    answers.add(InetAddress.getByName("192.0.2.1"));
    NameResolver moving = host -> new InetAddress[] {answers.remove(0)};
    try (Receiver receiver = new Receiver(vertx, Receiver.answering(200))) {
      Sender sender = new Sender(vertx, config(), moving, it -> it);

      Attempt attempt = send(sender, "http://receiver.test:" + receiver.port() + "/");

      assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
      assertThat(answers).hasSize(1);
      assertThat(receiver.received().get(0).headers().get("host"))
          .containsExactly("receiver.test:" + receiver.port());
    }
  }

  @Test
  void https_asks_for_the_certificate_of_the_name_and_not_of_the_address(@TempDir Path directory)
      throws Exception {
    JksOptions right = TestCertificates.of(directory, "receiver.test");
    JksOptions wrong = TestCertificates.of(directory, "somebody.else");
    NameResolver local = host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};

    assertThat(sendOverTls(right, new Sender(vertx, config("8s"), local, trusting(right))))
        .extracting(Attempt::outcome)
        .isEqualTo(Outcome.DELIVERED);
    assertThat(
            sendOverTls(wrong, new Sender(vertx, config("8s"), local, trusting(wrong))).outcome())
        .isEqualTo(Outcome.UNREACHABLE);
    assertThat(sendOverTls(right, new Sender(vertx, config("8s"), local, it -> it)).outcome())
        .isEqualTo(Outcome.UNREACHABLE);
  }

  private static UnaryOperator<HttpClientOptions> trusting(JksOptions certificate) {
    return options -> options.setTrustOptions(certificate);
  }

  private Attempt sendOverTls(JksOptions certificate, Sender sender) {
    HttpServerOptions options = new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate);
    try (Receiver receiver = new Receiver(vertx, options, Receiver.answering(200))) {
      return send(sender, "https://receiver.test:" + receiver.port() + "/");
    }
  }
}
