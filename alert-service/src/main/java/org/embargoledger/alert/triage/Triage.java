package org.embargoledger.alert.triage;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.embargoledger.kit.http.VersionTag;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/**
 * Moves alerts through their life. Every step is kept with its actor and what it changed, in the
 * transaction that changes the alert; two steps at once on one alert are taken one after the other.
 */
@ApplicationScoped
public class Triage {

  private final Clock clock = Clock.systemUTC();

  /**
   * Fails with a {@link ProblemException} if there is no such alert, if another step came after the
   * expected version, or if the present state does not allow the step.
   */
  public Uni<Alert> take(UUID id, TriageStep step) {
    return Panache.withTransaction(
        () ->
            Alert.<Alert>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id.toString()))
                .chain(alert -> take(alert, step)));
  }

  private Uni<Alert> take(Alert alert, TriageStep step) {
    if (step.expectedVersion().filter(expected -> expected != alert.version).isPresent()) {
      throw VersionTag.stale("alert", step.expectedVersion().orElseThrow(), alert.version);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Map<String, Object> before = state(alert);
    step.change().apply(alert, now);
    AlertStep taken =
        AlertStep.next(
            alert,
            step.action(),
            step.actor(),
            now,
            step.note().orElse(null),
            changes(before, state(alert)));
    return Feed.append(List.of(taken)).replaceWith(alert);
  }

  private static Map<String, Object> state(Alert alert) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("status", alert.status.name());
    state.put("assignee", alert.assignee);
    state.put("proposedBy", alert.proposedBy);
    state.put("snoozedUntil", Objects.toString(alert.snoozedUntil, null));
    return state;
  }

  private static JsonObject changes(Map<String, Object> before, Map<String, Object> after) {
    JsonObject changes = new JsonObject();
    after.forEach(
        (name, value) -> {
          if (!Objects.equals(before.get(name), value)) {
            changes.put(name, CaseFile.change(before.get(name), value));
          }
        });
    return changes;
  }

  public static ProblemException unknown(String id) {
    return new ProblemException(ProblemType.NOT_FOUND, "there is no alert " + id);
  }
}
