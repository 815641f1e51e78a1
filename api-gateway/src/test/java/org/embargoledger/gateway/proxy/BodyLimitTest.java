package org.embargoledger.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.util.Locale;
import org.embargoledger.gateway.support.GatewayTest;
import org.embargoledger.gateway.support.RawHttp;
import org.embargoledger.gateway.support.TestServices;
import org.embargoledger.gateway.support.Tokens;
import org.junit.jupiter.api.Test;

@GatewayTest
class BodyLimitTest {

  private static final int LIMIT = 1024 * 1024;
  private static final int HUGE = 100 * 1024 * 1024;

  @Test
  void a_body_of_exactly_the_limit_passes() {
    given()
        .header("Authorization", bearer())
        .body(new byte[LIMIT])
        .post("/v1/deliveries")
        .then()
        .statusCode(200)
        .body("length", equalTo(LIMIT));
  }

  @Test
  void one_byte_more_is_refused_by_its_length() {
    given()
        .header("Authorization", bearer())
        .body(new byte[LIMIT + 1])
        .post("/v1/deliveries")
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("type", equalTo("https://embargoledger.org/problems/body-too-large"));
  }

  @Test
  void a_hundred_megabytes_are_refused_before_they_are_sent() throws IOException {
    long before = TestServices.requests();
    try (RawHttp http = RawHttp.connect()) {
      http.send(head(bearer(), "Content-Length: " + HUGE));
      assertThat(http.readUntil("body-too-large")).startsWith("HTTP/1.1 413 ");
    }
    assertThat(TestServices.requests()).isEqualTo(before);
  }

  @Test
  void whoever_sends_a_hundred_megabytes_regardless_still_sees_the_refusal() throws IOException {
    try (RawHttp http = RawHttp.connect()) {
      http.send(head(bearer(), "Content-Length: " + HUGE));
      sendHuge(http, false);
      assertThat(http.readUntil("\"requestId\"")).startsWith("HTTP/1.1 413 ");
      // The connection has survived.
      http.readUntil("}");
      http.send(head(bearer(), "Content-Length: 2") + "{}");
      assertThat(http.readUntil("\"length\":2")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void a_hundred_megabytes_without_a_token_are_refused_visibly() throws IOException {
    try (RawHttp http = RawHttp.connect()) {
      http.send(head("Bearer nonsense", "Content-Length: " + HUGE));
      sendHuge(http, false);
      assertThat(http.readUntil("\"requestId\"")).startsWith("HTTP/1.1 401 ");
    }
  }

  @Test
  void a_body_of_unknown_length_is_counted_while_it_streams() throws IOException {
    long before = TestServices.bytes();
    try (RawHttp http = RawHttp.connect()) {
      http.send(head(bearer(), "Transfer-Encoding: chunked"));
      sendHuge(http, true);
      assertThat(http.readUntil("body-too-large")).startsWith("HTTP/1.1 413 ");
    }
    assertThat(TestServices.bytes() - before).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void a_body_of_unknown_length_within_the_limit_passes() throws IOException {
    try (RawHttp http = RawHttp.connect()) {
      http.send(head(bearer(), "Transfer-Encoding: chunked") + "3\r\nabc\r\n0\r\n\r\n");
      assertThat(http.readUntil("\"length\":3")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void a_client_that_waits_for_leave_gets_it_after_the_checks() throws IOException {
    try (RawHttp http = RawHttp.connect()) {
      http.send(head(bearer(), "Content-Length: 2", "Expect: 100-continue"));
      assertThat(http.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 ");
      http.send("{}");
      assertThat(http.readUntil("\"length\":2")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void a_client_that_waits_for_leave_to_send_too_much_does_not_get_it() throws IOException {
    try (RawHttp http = RawHttp.connect()) {
      http.send(head(bearer(), "Content-Length: " + HUGE, "Expect: 100-continue"));
      assertThat(http.readUntil("body-too-large")).startsWith("HTTP/1.1 413 ");
    }
  }

  private static String bearer() {
    return "Bearer " + Tokens.withEveryRole().token();
  }

  private static String head(String authorization, String... headers) {
    return "POST /v1/deliveries HTTP/1.1\r\nHost: gateway\r\nAuthorization: "
        + authorization
        + "\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n";
  }

  private static void sendHuge(RawHttp http, boolean chunked) throws IOException {
    byte[] block = new byte[64 * 1024];
    for (int sent = 0; sent < HUGE; sent += block.length) {
      if (chunked) {
        http.send(Integer.toHexString(block.length).toUpperCase(Locale.ROOT) + "\r\n");
      }
      http.send(block);
      if (chunked) {
        http.send("\r\n");
      }
    }
    if (chunked) {
      http.send("0\r\n\r\n");
    }
  }
}
