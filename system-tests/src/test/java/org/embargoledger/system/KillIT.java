package org.embargoledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embargoledger.system.support.RunningSystem.as;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.stack.StackPart;
import org.embargoledger.system.support.Load;
import org.embargoledger.system.support.Log;
import org.embargoledger.system.support.RunningSystem;
import org.embargoledger.system.support.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is killed while facts stream in: each accepted one is everywhere exactly once. */
class KillIT {

  private static final Logger LOG = Logger.getLogger(KillIT.class.getName());
  private static final int COUNT = 1_000;
  private static final int ACCEPTED_BEFORE_THE_KILL = 200;

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ingest, MY", "ledger, VN", "alert, TH", "gateway, LA"})
  void a_service_that_is_killed_under_load_loses_and_doubles_nothing(
      String service, String counterparty) throws InterruptedException {
    StackPart part = RunningSystem.stack().service(service);
    Load load = new Load(counterparty, COUNT);
    awaitAccepted(load);

    part.kill();
    part.start();
    part.awaitReady();

    everyAcceptedFactIsEverywhereOnce(counterparty, load.await());
    LOG.info(
        () ->
            "%s killed: %d accepted, %d sent again, each once in log, topic and total"
                .formatted(service, load.accepted(), load.repeats()));
  }

  @Test
  void appends_go_on_while_kafka_is_away_and_the_relay_catches_up() throws InterruptedException {
    StackPart kafka = RunningSystem.stack().kafka();
    kafka.kill();
    Map<String, String> accepted = new Load("KH", COUNT).await();
    kafka.start();
    kafka.awaitReady();

    everyAcceptedFactIsEverywhereOnce("KH", accepted);
  }

  private static void awaitAccepted(Load load) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> load.accepted() >= ACCEPTED_BEFORE_THE_KILL);
  }

  private static void everyAcceptedFactIsEverywhereOnce(
      String counterparty, Map<String, String> accepted) {
    List<Map<String, Object>> log = Log.read();
    Set<String> logged = idsOf(counterparty, log);
    assertThat(logged).isEqualTo(new HashSet<>(accepted.values()));
    assertThat(log.stream().map(event -> ((Number) event.get("position")).longValue()).toList())
        .isEqualTo(LongStream.range(0, log.size()).boxed().toList());

    List<EventMessage> messages = Topic.readUntil(log.size() - 1L);
    assertThat(messages.stream().map(EventMessage::position).toList())
        .isEqualTo(LongStream.range(0, messages.size()).boxed().toList());
    assertThat(messages).hasSize(log.size());
    for (int i = 0; i < log.size(); i++) {
      assertThat(new String(messages.get(i).bytes(), StandardCharsets.UTF_8))
          .contains("\"id\":\"" + log.get(i).get("id") + "\"");
    }

    long last = log.size() - 1L;
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> theTotalIs(counterparty, last));
    assertThat(alertKeys()).doesNotHaveDuplicates();
  }

  private static Set<String> idsOf(String counterparty, List<Map<String, Object>> log) {
    return log.stream()
        .filter(
            event ->
                event.get("fact") instanceof Map<?, ?> fact
                    && counterparty.equals(fact.get("counterparty"))
                    && "2017-05".equals(fact.get("period")))
        .map(event -> (String) event.get("id"))
        .collect(Collectors.toSet());
  }

  private static void theTotalIs(String counterparty, long position) {
    var totals =
        as("analyst")
            .get(
                "/v1/ledgers/KP/totals?counterparty=%s&year=2017&measure=DELIVERED&minPosition=%d"
                    .formatted(counterparty, position))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(totals.getString("totals[0].best")).isEqualTo(Integer.toString(COUNT));
    assertThat(totals.getInt("totals[0].entries")).isEqualTo(COUNT);
  }

  private static List<String> alertKeys() {
    return as("analyst").get("/v1/alerts?limit=200").jsonPath().getList("alerts.key");
  }
}
