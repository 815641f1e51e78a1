package org.embargoledger.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.embargoledger.gateway.support.GatewayTest;
import org.embargoledger.gateway.support.RawHttp;
import org.embargoledger.gateway.support.TestServices;
import org.embargoledger.gateway.support.Tokens;
import org.junit.jupiter.api.Test;

@GatewayTest
class StreamedAnswerTest {

  @Test
  void an_event_reaches_the_client_while_the_answer_goes_on_and_its_leaving_reaches_the_service()
      throws IOException {
    long before = TestServices.hangUps();
    try (RawHttp http = RawHttp.connect()) {
      http.send(
          "GET /v1/ledgers/KP/changes?behave=trickle HTTP/1.1\r\nHost: gateway\r\n"
              + "Last-Event-ID: 41\r\n"
              + ("Authorization: Bearer " + Tokens.withEveryRole().token() + "\r\n\r\n"));

      assertThat(http.readUntil("data: after 41")).contains("text/event-stream");
      assertThat(TestServices.hangUps()).isEqualTo(before);
    }
    await().atMost(Duration.ofSeconds(5)).until(() -> TestServices.hangUps() > before);
  }
}
