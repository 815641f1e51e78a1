package org.embargoledger.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.embargoledger.gateway.support.GatewayTest;
import org.embargoledger.gateway.support.RawHttp;
import org.embargoledger.gateway.support.TestServices;
import org.embargoledger.gateway.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class PathTricksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//v1/events",
        "/v1//events",
        "/v1/./events",
        "/v1/ledgers/../events",
        "/v1/ledgers/%2e%2e/events",
        "/v1/ledgers/..%2fevents",
        "/v1/ledgers/KP%2f..%2f..%2fpledges",
        "/v1/%65vents",
        "/v1/events%00",
        "/v1/events;jsessionid=1",
        "/v1\\events",
        "/q/../v1/events",
        "/q/health/../../v1/events",
        "http://ledger:8082//v1/events",
        "http://ledger:8082/q/../v1/events",
        "*"
      })
  void a_path_that_is_written_oddly_reaches_no_service(String target) throws IOException {
    long before = TestServices.requests();
    String answer = RawHttp.exchange("GET " + target + " HTTP/1.1", authorization());
    assertThat(answer).matches("(?s)HTTP/1\\.1 (404|400) .*");
    assertThat(TestServices.requests()).isEqualTo(before);
  }

  @Test
  void an_absolute_form_goes_where_its_path_says_and_nowhere_else() throws IOException {
    String answer =
        RawHttp.exchange("GET http://127.0.0.1:1/v1/events?after=3 HTTP/1.1", authorization());
    assertThat(answer)
        .startsWith("HTTP/1.1 200 ")
        .contains("\"service\":\"ingest\"")
        .contains("\"uri\":\"/v1/events?after=3\"");
  }

  @Test
  void a_token_does_not_open_the_services_own_endpoints() throws IOException {
    long before = TestServices.requests();
    assertThat(RawHttp.exchange("GET /v1/ledgers/../../q/metrics HTTP/1.1", authorization()))
        .doesNotContain("\"service\"");
    assertThat(TestServices.requests()).isEqualTo(before);
  }

  @Test
  void huge_headers_are_refused() throws IOException {
    String answer =
        RawHttp.exchange(
            "GET /v1/events HTTP/1.1", authorization(), "X-Huge: " + "a".repeat(40_000));
    assertThat(answer).startsWith("HTTP/1.1 431 ");
  }

  @Test
  void a_request_smuggled_behind_two_lengths_is_not_seen() throws IOException {
    long before = TestServices.requests();
    String answer =
        RawHttp.exchange(
            "POST /v1/pledges HTTP/1.1",
            authorization(),
            "Content-Length: 0",
            "Content-Length: 44");
    assertThat(answer).startsWith("HTTP/1.1 400 ");
    assertThat(TestServices.requests()).isEqualTo(before);
  }

  private static String authorization() {
    return "Authorization: Bearer " + Tokens.withEveryRole().token();
  }
}
