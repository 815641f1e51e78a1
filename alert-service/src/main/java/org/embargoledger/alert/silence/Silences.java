package org.embargoledger.alert.silence;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.embargoledger.alert.triage.Alert;
import org.embargoledger.alert.triage.AlertStatus;
import org.embargoledger.alert.triage.AlertStep;
import org.embargoledger.alert.triage.AlertStep.Action;
import org.embargoledger.alert.triage.CaseFile;
import org.embargoledger.alert.triage.Marks;
import org.embargoledger.alert.triage.Steps;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/**
 * Makes and ends silences, and marks what they match: alerts that are open when a silence is made,
 * and alerts that are raised or reopened while it lasts. Each mark is a step of the alert.
 */
@ApplicationScoped
public class Silences implements Marks {

  private static final List<AlertStatus> OPEN =
      List.of(AlertStatus.OPEN, AlertStatus.ACKNOWLEDGED, AlertStatus.DISMISSAL_PROPOSED);

  private final Clock clock = Clock.systemUTC();

  @Override
  public Uni<Void> mark(CaseFile file) {
    List<Alert> opened = file.opened();
    if (opened.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Instant now = now();
    return Silence.active(now)
        .invoke(
            silences ->
                opened.forEach(
                    alert ->
                        silences.stream()
                            .filter(silence -> silence.matches(alert))
                            .findFirst()
                            .ifPresent(silence -> file.add(silenced(alert, silence, now)))))
        .replaceWithVoid();
  }

  public Uni<Silence> make(String author, SilenceBody body) {
    Instant now = now();
    Silence silence = body.silence(now);
    silence.id = UUID.randomUUID();
    silence.author = author;
    silence.createdAt = now;
    return Panache.withTransaction(
        () ->
            Steps.serialized()
                .chain(() -> silence.<Silence>persistAndFlush())
                .chain(() -> markOpen(silence, now))
                .replaceWith(silence));
  }

  private static Uni<Void> markOpen(Silence silence, Instant now) {
    if (!silence.isActive(now)) {
      return Uni.createFrom().voidItem();
    }
    return Alert.<Alert>find("status in ?1 order by id", OPEN)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list()
        .chain(
            alerts -> {
              List<AlertStep> steps = new ArrayList<>();
              for (Alert alert : alerts) {
                boolean isLonger =
                    !alert.isSilenced(now) || alert.silencedUntil.isBefore(silence.endsAt);
                if (isLonger && silence.matches(alert)) {
                  steps.add(silenced(alert, silence, now));
                }
              }
              return Steps.append(steps);
            });
  }

  private static AlertStep silenced(Alert alert, Silence silence, Instant now) {
    JsonArray change =
        new JsonArray()
            .add(alert.isSilenced(now) ? alert.silencedUntil.toString() : null)
            .add(silence.endsAt.toString());
    alert.silenceId = silence.id;
    alert.silencedUntil = silence.endsAt;
    return AlertStep.next(
        alert,
        Action.SILENCED,
        silence.author,
        now,
        silence.reason,
        new JsonObject().put("silencedUntil", change).put("silence", silence.id.toString()));
  }

  /** Ends it before its time; what it marked is marked no longer. */
  public Uni<Silence> end(UUID id, String actor, String reason) {
    Instant now = now();
    return Panache.withTransaction(
        () ->
            Steps.serialized()
                .chain(() -> Silence.<Silence>findById(id, LockModeType.PESSIMISTIC_WRITE))
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id.toString()))
                .chain(silence -> end(silence, actor, reason, now)));
  }

  private static Uni<Silence> end(Silence silence, String actor, String reason, Instant now) {
    if (silence.endedAt != null || !now.isBefore(silence.endsAt)) {
      throw new ProblemException(ProblemType.ILLEGAL_TRANSITION, "the silence is over")
          .with("endedAt", (silence.endedAt == null ? silence.endsAt : silence.endedAt).toString());
    }
    silence.endedAt = now;
    silence.endedBy = actor;
    silence.endReason = reason;
    return Alert.<Alert>find("silenceId = ?1 and silencedUntil > ?2 order by id", silence.id, now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list()
        .chain(
            alerts ->
                Steps.append(
                    alerts.stream().map(alert -> unsilenced(alert, actor, reason, now)).toList()))
        .replaceWith(silence);
  }

  private static AlertStep unsilenced(Alert alert, String actor, String reason, Instant now) {
    JsonArray change = new JsonArray().add(alert.silencedUntil.toString()).add(now.toString());
    alert.silencedUntil = now;
    return AlertStep.next(
        alert,
        Action.SILENCE_ENDED,
        actor,
        now,
        reason,
        new JsonObject().put("silencedUntil", change).put("silence", alert.silenceId.toString()));
  }

  public static ProblemException unknown(String id) {
    return new ProblemException(ProblemType.NOT_FOUND, "there is no silence " + id);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
