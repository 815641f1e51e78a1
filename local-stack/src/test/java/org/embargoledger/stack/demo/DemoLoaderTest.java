package org.embargoledger.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway is another module's; here an HTTP server of the JDK plays its two answers. */
class DemoLoaderTest {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer gateway;
  private DemoLoader loader;
  private final AtomicInteger ledgerBehindFor = new AtomicInteger(2);

  @BeforeEach
  void startGateway() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", this::answer);
    gateway.start();
    loader =
        new DemoLoader(
            "http://127.0.0.1:" + gateway.getAddress().getPort(), account -> "token-" + account);
  }

  @AfterEach
  void stopGateway() {
    gateway.stop(0);
  }

  @Test
  void facts_are_posted_with_their_key_and_token_and_refer_to_earlier_ones() throws Exception {
    DemoLoader.Loaded loaded =
        loader.load(
            List.of(
                "{\"key\":\"k1\",\"as\":\"partner-a\",\"resource\":\"agreements\",\"fact\":{}}",
                "",
                "{\"key\":\"k2\",\"as\":\"partner-b\",\"resource\":\"deliveries\","
                    + "\"fact\":{\"under\":\"{{k1}}\",\"amount\":10.50}}"),
            number -> {});

    assertThat(requests)
        .containsExactly(
            "POST /v1/agreements Bearer token-partner-a k1 {}",
            "POST /v1/deliveries Bearer token-partner-b k2 "
                + "{\"under\":\"id-of-k1\",\"amount\":10.50}");
    assertThat(loaded.lastPosition()).isEqualTo(1);
    assertThat(ledgerBehindFor).hasValue(0);
  }

  @Test
  void a_refused_fact_is_told_with_line_key_and_the_problems_detail() {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(
            () ->
                loader.load(
                    List.of(
                        "{\"key\":\"bad\",\"as\":\"partner-a\",\"resource\":\"x\",\"fact\":{}}"),
                    number -> {}))
        .withMessageContaining("Line 1 (bad): 422 Not acceptable: amount is negative")
        .extracting(StackException::failure)
        .isEqualTo(Failure.DEMO_REFUSED);
  }

  @Test
  void a_line_that_is_not_json_is_told_with_its_number() {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> loader.load(List.of("", "nonsense"), number -> {}))
        .withMessageContaining("Line 2");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals("GET")) {
      int behind = ledgerBehindFor.getAndUpdate(left -> Math.max(0, left - 1));
      reply(exchange, behind > 0 ? 503 : 200, "{\"title\":\"Behind\"}");
      return;
    }
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (key.equals("bad")) {
      reply(exchange, 422, "{\"title\":\"Not acceptable\",\"detail\":\"amount is negative\"}");
      return;
    }
    requests.add(
        "POST %s %s %s %s"
            .formatted(
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                key,
                body));
    reply(
        exchange,
        201,
        "{\"factId\":\"id-of-%s\",\"position\":%d}".formatted(key, requests.size() - 1));
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
