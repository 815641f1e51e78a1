package org.embargoledger.gateway.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.embargoledger.gateway.support.GatewayTest;
import org.embargoledger.gateway.support.RawHttp;
import org.embargoledger.gateway.support.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class AuditLogTest {

  private static final Logger AUDIT = Logger.getLogger("org.embargoledger.audit");

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Handler collector =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    AUDIT.addHandler(collector);
  }

  @AfterEach
  void stopListening() {
    AUDIT.removeHandler(collector);
  }

  @Test
  void a_forwarded_request_is_one_line_that_says_who_and_what() throws InterruptedException {
    given()
        .header("Authorization", "Bearer " + Tokens.withEveryRole().of("partner-a").token())
        .header("X-Request-Id", "audited-1")
        .post("/v1/pledges?secret=1");
    JsonObject line = nextLine();
    assertThat(line.getMap())
        .containsEntry("requestId", "audited-1")
        .containsEntry("who", "service-account-partner-a")
        .containsEntry("partner", "partner-a")
        .containsEntry("method", "POST")
        .containsEntry("path", "/v1/pledges")
        .containsEntry("route", "/v1/pledges")
        .containsEntry("decision", "forwarded")
        .containsEntry("status", 200)
        .containsKey("ms");
  }

  @Test
  void a_refusal_is_one_line_that_says_why() throws InterruptedException {
    given().header("Authorization", "Bearer " + Tokens.with().token()).get("/v1/events");
    assertThat(nextLine().getMap())
        .containsEntry("who", "analyst")
        .containsEntry("decision", "forbidden")
        .containsEntry("status", 403);
  }

  @Test
  void half_an_answer_is_a_line_too() throws Exception {
    RawHttp.exchange(
        "GET /v1/events?behave=break-off-within HTTP/1.1",
        "Authorization: Bearer " + Tokens.withEveryRole().token());
    assertThat(nextLine().getMap()).containsEntry("delivered", false);
  }

  @Test
  void no_line_holds_a_token_or_a_query() throws InterruptedException {
    String token = Tokens.withEveryRole().expired().token();
    given().header("Authorization", "Bearer " + token).get("/v1/events?access_token=" + token);
    assertThat(nextLine().encode()).doesNotContain(token.substring(0, 20)).doesNotContain("?");
  }

  @Test
  void a_request_leaves_one_line_only() throws InterruptedException {
    given().get("/v1/events");
    nextLine();
    assertThat(lines.poll(300, TimeUnit.MILLISECONDS)).isNull();
    assertThat(List.copyOf(lines)).isEmpty();
  }

  private JsonObject nextLine() throws InterruptedException {
    return new JsonObject(lines.poll(5, TimeUnit.SECONDS));
  }
}
