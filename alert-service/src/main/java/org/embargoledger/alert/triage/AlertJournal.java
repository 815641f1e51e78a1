package org.embargoledger.alert.triage;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.embargoledger.alert.detect.Finding;

/**
 * Turns findings into alerts. Guarantee: after {@code record} succeeds, each finding up to the
 * position has exactly one alert of its key and the stored progress is at or past the position;
 * after it fails, neither has changed. Recording the same again, or from two replicas at once,
 * changes nothing.
 */
@ApplicationScoped
public class AlertJournal {

  /** The actor of the step by which a detector raises an alert. */
  private static final String DETECTOR_ACTOR = "detector:";

  /**
   * @param findings of the events up to the position; those that stored progress covers are skipped
   * @param beside what else belongs to the transaction; is given the stored position, and stops
   *     everything by failing
   * @return the alerts that are new
   */
  public Uni<List<Alert>> record(
      List<Finding> findings, long position, LongFunction<Uni<Void>> beside) {
    return Panache.withTransaction(
        () ->
            Progress.locked()
                .chain(
                    progress ->
                        position <= progress.position
                            ? Uni.createFrom().item(List.<Alert>of())
                            : beside
                                .apply(progress.position)
                                .chain(() -> recordBeyond(progress, findings, position))));
  }

  private Uni<List<Alert>> recordBeyond(Progress progress, List<Finding> findings, long position) {
    Map<String, Finding> byKey = new LinkedHashMap<>();
    findings.stream()
        .filter(finding -> finding.position() > progress.position)
        .forEach(finding -> byKey.putIfAbsent(finding.key(), finding));
    progress.position = position;
    return byKey.isEmpty()
        ? Uni.createFrom().item(List.of())
        : known(byKey.keySet())
            .chain(
                known -> {
                  byKey.keySet().removeAll(known);
                  return raise(List.copyOf(byKey.values()));
                });
  }

  private static Uni<Set<String>> known(Set<String> keys) {
    return Alert.<Alert>list("key in ?1", List.copyOf(keys))
        .map(alerts -> alerts.stream().map(alert -> alert.key).collect(Collectors.toSet()));
  }

  private static Uni<List<Alert>> raise(List<Finding> findings) {
    List<Alert> alerts = findings.stream().map(Alert::raise).toList();
    List<Object> rows = new ArrayList<>(alerts);
    alerts.forEach(alert -> rows.add(raised(alert)));
    return Panache.getSession()
        .chain(session -> session.persistAll(rows.toArray()))
        .replaceWith(alerts);
  }

  private static AlertStep raised(Alert alert) {
    return AlertStep.of(
        alert.id,
        alert.version,
        AlertStep.Action.RAISED,
        DETECTOR_ACTOR + alert.detector,
        alert.raisedAt,
        null);
  }
}
