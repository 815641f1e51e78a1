package org.embargoledger.alert.triage;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/**
 * Moves alerts through their life. Every step is kept with its actor, in the transaction that
 * changes the status; two steps at once on one alert are taken one after the other.
 */
@ApplicationScoped
public class Triage {

  private final Clock clock = Clock.systemUTC();

  /**
   * @param action what brings the alert to {@code next}
   * @param note why; empty only where the step needs no reason
   * @param expectedVersion the version the actor has seen; empty if any will do
   */
  public record Step(
      AlertStep.Action action,
      AlertStatus next,
      String actor,
      Optional<String> note,
      Optional<Integer> expectedVersion) {

    public static Step acknowledge(
        String actor, Optional<String> note, Optional<Integer> expectedVersion) {
      return new Step(
          AlertStep.Action.ACKNOWLEDGED, AlertStatus.ACKNOWLEDGED, actor, note, expectedVersion);
    }

    public static Step resolve(String actor, String reason, Optional<Integer> expectedVersion) {
      return new Step(
          AlertStep.Action.RESOLVED,
          AlertStatus.RESOLVED,
          actor,
          Optional.of(reason),
          expectedVersion);
    }
  }

  /**
   * Fails with a {@link ProblemException} if there is no such alert, if another step came after the
   * expected version, or if the present status does not allow the step.
   */
  public Uni<Alert> take(UUID id, Step step) {
    return Panache.withTransaction(
        () ->
            Alert.<Alert>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id.toString()))
                .chain(alert -> take(alert, step)));
  }

  private Uni<Alert> take(Alert alert, Step step) {
    if (step.expectedVersion().filter(expected -> expected != alert.version).isPresent()) {
      throw stale(step.expectedVersion().orElseThrow(), alert.version);
    }
    if (!alert.status.mayBecome(step.next())) {
      throw illegal(alert.status, step.next());
    }
    alert.status = step.next();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return Panache.getSession()
        .chain(session -> session.flush())
        .chain(
            () ->
                AlertStep.of(
                        alert.id,
                        alert.version,
                        step.action(),
                        step.actor(),
                        now,
                        step.note().orElse(null))
                    .<AlertStep>persist())
        .replaceWith(alert);
  }

  public static ProblemException unknown(String id) {
    return new ProblemException(ProblemType.NOT_FOUND, "there is no alert " + id);
  }

  private static ProblemException stale(int expected, int present) {
    return new ProblemException(
            ProblemType.VERSION_CONFLICT,
            "the alert is at version %d, not %d; read it again".formatted(present, expected))
        .with("expectedVersion", expected)
        .with("presentVersion", present);
  }

  private static ProblemException illegal(AlertStatus present, AlertStatus next) {
    return new ProblemException(
            ProblemType.ILLEGAL_TRANSITION,
            "the alert is %s and cannot become %s".formatted(present, next))
        .with("present", present.name())
        .with("possible", present.successors().stream().map(Enum::name).sorted().toList());
  }
}
