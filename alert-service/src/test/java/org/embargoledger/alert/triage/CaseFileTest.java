package org.embargoledger.alert.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.alert.detect.Evidence;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.triage.AlertStep.Action;
import org.embargoledger.model.json.Json;
import org.junit.jupiter.api.Test;

class CaseFileTest {

  private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void the_same_key_twice_is_one_alert() {
    CaseFile file = new CaseFile(List.of());

    file.take(found("k", 1, "5"));
    file.take(found("k", 2, "6"));

    assertThat(file.raised()).hasSize(1);
    assertThat(actions(file)).containsExactly(Action.RAISED, Action.EVIDENCE_ADDED);
    assertThat(file.raised().get(0).version).isEqualTo(2);
    assertThat(file.raised().get(0).evidenceCount).isEqualTo(2);
  }

  @Test
  void the_same_figures_again_are_counted_and_take_no_step() {
    Alert alert = alert(1, "5");
    CaseFile file = new CaseFile(List.of(alert));

    file.take(found("k", 2, "5"));

    assertThat(file.steps()).isEmpty();
    assertThat(alert.evidenceCount).isEqualTo(2);
    assertThat(Evidenced.latest(alert).position()).isEqualTo(2);
  }

  @Test
  void other_evidence_opens_a_resolved_alert_again() {
    Alert alert = alert(1, "5");
    alert.status = AlertStatus.RESOLVED;
    CaseFile file = new CaseFile(List.of(alert));

    file.take(found("k", 2, "6"));

    assertThat(alert.status).isEqualTo(AlertStatus.OPEN);
    assertThat(actions(file)).containsExactly(Action.REOPENED);
    assertThat(file.steps().get(0).changes.getJsonArray("status").getList())
        .isEqualTo(List.of("RESOLVED", "OPEN"));
  }

  @Test
  void the_same_evidence_leaves_a_dismissed_alert_dismissed() {
    Alert alert = alert(1, "5");
    alert.status = AlertStatus.DISMISSED;
    CaseFile file = new CaseFile(List.of(alert));

    file.take(found("k", 2, "5"));

    assertThat(alert.status).isEqualTo(AlertStatus.DISMISSED);
  }

  @Test
  void when_the_cause_goes_the_alert_closes_by_itself_and_names_the_event() {
    Alert alert = alert(1, "5");
    alert.status = AlertStatus.ACKNOWLEDGED;
    CaseFile file = new CaseFile(List.of(alert));

    file.take(gone("k", 2, Optional.empty()));

    assertThat(alert.status).isEqualTo(AlertStatus.WITHDRAWN);
    assertThat(file.steps().get(0).action).isEqualTo(Action.CAUSE_REMOVED);
    assertThat(file.steps().get(0).changes.getString("cause")).isEqualTo("event-2");
  }

  @Test
  void a_cause_that_comes_back_opens_it_even_with_the_same_figures() {
    Alert alert = alert(1, "5");
    CaseFile file = new CaseFile(List.of(alert));

    file.take(gone("k", 2, Optional.empty()));
    file.take(found("k", 3, "5"));

    assertThat(alert.status).isEqualTo(AlertStatus.OPEN);
    assertThat(file.opened()).containsExactly(alert);
  }

  @Test
  void what_is_still_found_is_raised_instead_but_only_if_nobody_told_it() {
    Alert top = alert(1, "5");
    Finding lower = found("lower", 2, "4").finding();

    CaseFile file = new CaseFile(List.of(top));
    file.take(gone("k", 2, Optional.of(lower)));
    assertThat(file.raised()).extracting(alert -> alert.key).containsExactly("lower");

    Alert known = Alert.raise(found("lower", 0, "4").finding(), new JsonObject());
    known.status = AlertStatus.RESOLVED;
    CaseFile other = new CaseFile(List.of(alert(1, "5"), known));
    other.take(gone("k", 2, Optional.of(lower)));
    assertThat(other.raised()).isEmpty();
    assertThat(known.status).isEqualTo(AlertStatus.RESOLVED);
  }

  @Test
  void a_resolved_alert_whose_cause_goes_stays_resolved() {
    Alert alert = alert(1, "5");
    alert.status = AlertStatus.RESOLVED;
    CaseFile file = new CaseFile(List.of(alert));

    file.take(gone("k", 2, Optional.empty()));

    assertThat(alert.status).isEqualTo(AlertStatus.RESOLVED);
    assertThat(file.steps()).isEmpty();
  }

  @Test
  void a_log_that_is_told_again_changes_nothing() {
    Alert alert = alert(1, "5");
    new CaseFile(List.of(alert)).take(gone("k", 2, Optional.empty()));
    CaseFile again = new CaseFile(List.of(alert));

    again.take(found("k", 1, "5"));
    again.take(gone("k", 2, Optional.empty()));

    assertThat(again.steps()).isEmpty();
    assertThat(alert.status).isEqualTo(AlertStatus.WITHDRAWN);
  }

  @Test
  void an_event_withdraws_what_the_day_before_it_brought_to_light() {
    CaseFile file = new CaseFile(List.of());

    file.take(found("k", 2, "5"));
    file.take(gone("k", 2, Optional.empty()));

    assertThat(file.raised().get(0).status).isEqualTo(AlertStatus.WITHDRAWN);
    assertThat(file.opened()).isEmpty();
  }

  @Test
  void what_was_never_found_cannot_be_withdrawn() {
    CaseFile file = new CaseFile(List.of());

    file.take(gone("k", 2, Optional.of(found("lower", 2, "4").finding())));

    assertThat(file.raised()).isEmpty();
    assertThat(file.steps()).isEmpty();
  }

  private static List<Action> actions(CaseFile file) {
    return file.steps().stream().map(step -> step.action).toList();
  }

  private static Alert alert(long position, String figure) {
    Notice.Found found = found("k", position, figure);
    return Alert.raise(found.finding(), found.claim());
  }

  private static Notice.Found found(String key, long position, String figure) {
    return new Notice.Found(
        new Finding(
            key,
            "made-up",
            Severity.INFO,
            "KP",
            Map.of(),
            "It is " + figure,
            Optional.empty(),
            AT.plusSeconds(position),
            position,
            new Evidence(
                "event-" + position,
                List.of("fact." + position),
                Json.object().put("figure", figure),
                "",
                "")),
        new JsonObject());
  }

  private static Notice.Gone gone(String key, long position, Optional<Finding> instead) {
    return new Notice.Gone(
        new Withdrawal(
            key,
            "made-up",
            "event-" + position,
            "Event %d removed it.".formatted(position),
            AT.plusSeconds(position),
            position,
            instead),
        new JsonObject());
  }
}
