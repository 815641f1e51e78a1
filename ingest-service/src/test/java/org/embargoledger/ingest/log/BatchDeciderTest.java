package org.embargoledger.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.ingest.log.AppendOutcome.AlreadyRetracted;
import org.embargoledger.ingest.log.AppendOutcome.Appended;
import org.embargoledger.ingest.log.AppendOutcome.Foreign;
import org.embargoledger.ingest.log.AppendOutcome.KeyReused;
import org.embargoledger.ingest.log.AppendOutcome.UnknownFact;
import org.embargoledger.ingest.log.AppendOutcome.VersionConflict;
import org.embargoledger.ingest.support.Facts;
import org.embargoledger.model.codec.FactWriter;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.junit.jupiter.api.Test;

class BatchDeciderTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final UUID FACT = new UUID(1, 1);
  private static final Fact PLEDGE = Facts.aPledge();
  private static final LogHead HEAD = new LogHead(7, NOW.minusSeconds(60), new byte[0]);

  @Test
  void a_batch_gets_the_positions_behind_the_head_without_a_gap() {
    var decision = decide(recording("a", null, 1), recording("a", null, 2));

    assertThat(decision.events())
        .extracting(e -> e.event().header().position())
        .containsExactly(7L, 8L);
    assertThat(decision.outcomes()).allMatch(Appended.class::isInstance);
  }

  @Test
  void a_refused_submission_takes_no_position() {
    var decision = decide(correction("a", 3), recording("a", null, 2));

    assertThat(decision.outcomes().get(0)).isEqualTo(new UnknownFact(FACT));
    assertThat(decision.events())
        .extracting(e -> e.event().header().position())
        .containsExactly(7L);
  }

  @Test
  void a_clock_that_runs_behind_does_not_turn_record_time_back() {
    var head = new LogHead(7, NOW.plusSeconds(5), new byte[0]);

    var decision =
        BatchDecider.decide(List.of(recording("a", null, 1)), head, Map.of(), Map.of(), NOW);

    assertThat(decision.recordedAt()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void the_same_key_and_request_in_one_batch_is_appended_once() {
    var decision = decide(recording("a", "k", 1), recording("a", "k", 1));

    assertThat(decision.events()).hasSize(1);
    Appended first = (Appended) decision.outcomes().get(0);
    Appended second = (Appended) decision.outcomes().get(1);
    assertThat(second.replayed()).isTrue();
    assertThat(second.eventId()).isEqualTo(first.eventId());
  }

  @Test
  void the_same_key_with_another_request_is_refused() {
    var decision = decide(recording("a", "k", 1), recording("a", "k", 2));

    assertThat(decision.outcomes().get(1)).isInstanceOf(KeyReused.class);
    assertThat(decision.events()).hasSize(1);
  }

  @Test
  void the_same_key_of_another_partner_is_another_key() {
    var decision = decide(recording("a", "k", 1), recording("b", "k", 2));

    assertThat(decision.events()).hasSize(2);
  }

  @Test
  void of_two_corrections_of_one_version_exactly_one_wins() {
    var decision = onStream(stream("a", 1, false), correction("a", 1), correction("a", 1));

    assertThat(decision.outcomes().get(0)).isInstanceOf(Appended.class);
    assertThat(decision.outcomes().get(1)).isEqualTo(new VersionConflict(1, 2));
  }

  @Test
  void another_partner_may_not_correct_a_fact() {
    var decision = onStream(stream("a", 1, false), correction("b", 1));

    assertThat(decision.outcomes()).containsExactly(new Foreign(FACT));
  }

  @Test
  void a_retracted_fact_takes_no_more_events() {
    var decision = onStream(stream("a", 2, true), correction("a", 2));

    assertThat(decision.outcomes()).containsExactly(new AlreadyRetracted(FACT, 2));
  }

  private static BatchDecision decide(Submission... submissions) {
    return BatchDecider.decide(List.of(submissions), HEAD, Map.of(), Map.of(), NOW);
  }

  private static BatchDecision onStream(StreamState stream, Submission... submissions) {
    return BatchDecider.decide(List.of(submissions), HEAD, Map.of(), Map.of(FACT, stream), NOW);
  }

  private static StreamState stream(String partner, int version, boolean retracted) {
    return new StreamState(version, partner, FactType.FUNDING_PLEDGE, "KP", retracted);
  }

  private static Submission recording(String partner, String key, int request) {
    return new Submission.Recording(
        partner,
        Optional.ofNullable(key),
        new UUID(9, request),
        PLEDGE,
        FactWriter.canonical(PLEDGE),
        hash(request));
  }

  private static Submission correction(String partner, int expectedVersion) {
    return new Submission.Correction(
        partner,
        Optional.empty(),
        FACT,
        expectedVersion,
        PLEDGE,
        FactWriter.canonical(PLEDGE),
        "typing error",
        hash(0));
  }

  private static byte[] hash(int request) {
    byte[] hash = new byte[32];
    hash[0] = (byte) request;
    return hash;
  }
}
