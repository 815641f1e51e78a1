package org.embargoledger.ingest.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.ingest.log.AppendOutcome.AlreadyRetracted;
import org.embargoledger.ingest.log.AppendOutcome.Appended;
import org.embargoledger.ingest.log.AppendOutcome.Foreign;
import org.embargoledger.ingest.log.AppendOutcome.KeyReused;
import org.embargoledger.ingest.log.AppendOutcome.OtherType;
import org.embargoledger.ingest.log.AppendOutcome.UnknownFact;
import org.embargoledger.ingest.log.AppendOutcome.VersionConflict;
import org.embargoledger.ingest.log.Submission.Correction;
import org.embargoledger.ingest.log.Submission.Recording;
import org.embargoledger.ingest.log.Submission.Retraction;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.Relation;

/**
 * Decides a batch of submissions against the state of the log that its append has locked. Pure: the
 * caller brings the state and the time. Later submissions of a batch see the earlier ones.
 */
public final class BatchDecider {

  private final Map<PartnerKey, KeyUse> keys;
  private final Map<UUID, StreamState> streams;
  private final Instant recordedAt;
  private final List<PendingEvent> events = new ArrayList<>();
  private long nextPosition;

  private BatchDecider(
      LogHead head, Map<PartnerKey, KeyUse> keys, Map<UUID, StreamState> streams, Instant now) {
    this.nextPosition = head.nextPosition();
    this.keys = new HashMap<>(keys);
    this.streams = new HashMap<>(streams);
    // Record time never runs backwards along positions, whatever the clocks of replicas say.
    Instant instant = now.truncatedTo(ChronoUnit.MICROS);
    this.recordedAt = instant.isBefore(head.lastRecordedAt()) ? head.lastRecordedAt() : instant;
  }

  /**
   * @param keys what the log knows of the batch's idempotency keys
   * @param streams where the streams stand that the batch changes or relates to
   */
  public static BatchDecision decide(
      List<Submission> submissions,
      LogHead head,
      Map<PartnerKey, KeyUse> keys,
      Map<UUID, StreamState> streams,
      Instant now) {
    BatchDecider decider = new BatchDecider(head, keys, streams, now);
    List<AppendOutcome> outcomes = submissions.stream().map(decider::decide).toList();
    return new BatchDecision(List.copyOf(decider.events), outcomes, decider.recordedAt);
  }

  private AppendOutcome decide(Submission submission) {
    Optional<PartnerKey> key =
        submission.idempotencyKey().map(name -> new PartnerKey(submission.partner(), name));
    Optional<KeyUse> use = key.map(keys::get);
    if (use.isPresent()) {
      return replay(submission, key.get(), use.get());
    }
    AppendOutcome outcome =
        submission.match(
            new Submission.Cases<>() {
              @Override
              public AppendOutcome recording(Recording recording) {
                return record(recording);
              }

              @Override
              public AppendOutcome correction(Correction correction) {
                return correct(correction);
              }

              @Override
              public AppendOutcome retraction(Retraction retraction) {
                return retract(retraction);
              }
            });
    if (outcome instanceof Appended appended) {
      key.ifPresent(name -> keys.put(name, new KeyUse(submission.requestHash(), appended)));
    }
    return outcome;
  }

  private static AppendOutcome replay(Submission submission, PartnerKey key, KeyUse use) {
    Appended first = use.outcome();
    return Arrays.equals(use.requestHash(), submission.requestHash())
        ? new Appended(first.factId(), first.version(), first.position(), first.recordedAt(), true)
        : new KeyReused(key.key(), first.eventId());
  }

  private AppendOutcome record(Recording recording) {
    return unknownRelation(recording.fact())
        .orElseGet(
            () ->
                append(
                    recording,
                    new FactRecorded(
                        header(recording, recording.fact().target(), 1), recording.fact())));
  }

  private AppendOutcome correct(Correction correction) {
    return refusal(correction, correction.expectedVersion())
        .or(() -> unknownRelation(correction.fact()))
        .orElseGet(
            () ->
                append(
                    correction,
                    new FactCorrected(
                        header(
                            correction,
                            correction.fact().target(),
                            correction.expectedVersion() + 1),
                        correction.fact(),
                        correction.reason())));
  }

  private AppendOutcome retract(Retraction retraction) {
    return refusal(retraction, retraction.expectedVersion())
        .orElseGet(
            () ->
                append(
                    retraction,
                    new FactRetracted(
                        header(
                            retraction,
                            streams.get(retraction.factId()).target(),
                            retraction.expectedVersion() + 1),
                        retraction.reason())));
  }

  private Optional<AppendOutcome> refusal(Submission change, int expectedVersion) {
    StreamState stream = streams.get(change.factId());
    if (stream == null) {
      return Optional.of(new UnknownFact(change.factId()));
    }
    if (!stream.partner().equals(change.partner())) {
      return Optional.of(new Foreign(change.factId()));
    }
    if (stream.factType() != change.factType()) {
      return Optional.of(new OtherType(change.factId(), stream.factType()));
    }
    if (stream.retracted()) {
      return Optional.of(new AlreadyRetracted(change.factId(), stream.version()));
    }
    return stream.version() == expectedVersion
        ? Optional.empty()
        : Optional.of(new VersionConflict(expectedVersion, stream.version()));
  }

  private Optional<AppendOutcome> unknownRelation(Fact fact) {
    return fact.relations().stream()
        .map(Relation::factId)
        .filter(related -> !streams.containsKey(related))
        .findFirst()
        .map(UnknownFact::new);
  }

  private EventHeader header(Submission submission, String target, int version) {
    return new EventHeader(
        nextPosition,
        submission.factId(),
        version,
        submission.factType(),
        target,
        submission.partner(),
        recordedAt);
  }

  private Appended append(Submission submission, Event event) {
    EventHeader header = event.header();
    events.add(PendingEvent.of(event, submission));
    streams.put(
        header.factId(),
        new StreamState(
            header.version(),
            header.partner(),
            header.factType(),
            header.target(),
            event.standing().isEmpty()));
    nextPosition++;
    return new Appended(
        header.factId(), header.version(), header.position(), header.recordedAt(), false);
  }
}
