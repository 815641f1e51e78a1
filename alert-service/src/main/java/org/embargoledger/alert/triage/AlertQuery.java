package org.embargoledger.alert.triage;

import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for alerts, newest first.
 *
 * @param after the last alert of the page before; the next page starts behind it
 */
public record AlertQuery(
    Optional<String> target,
    Optional<AlertStatus> status,
    Optional<String> detector,
    Optional<UUID> after) {

  /** At most {@code limit} alerts; fails with {@link UnknownCursorException} for a wrong after. */
  public Uni<List<Alert>> page(int limit) {
    return after
        .map(
            id ->
                Alert.<Alert>findById(id)
                    .onItem()
                    .ifNull()
                    .failWith(() -> new UnknownCursorException())
                    .chain(last -> page(Optional.of(last), limit)))
        .orElseGet(() -> page(Optional.empty(), limit));
  }

  private Uni<List<Alert>> page(Optional<Alert> last, int limit) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    Parameters parameters = new Parameters();
    target.ifPresent(
        value -> {
          conditions.add("target = :target");
          parameters.and("target", value);
        });
    status.ifPresent(
        value -> {
          conditions.add("status = :status");
          parameters.and("status", value);
        });
    detector.ifPresent(
        value -> {
          conditions.add("detector = :detector");
          parameters.and("detector", value);
        });
    last.ifPresent(
        alert -> {
          conditions.add("(position < :position or (position = :position and id < :id))");
          parameters.and("position", alert.position).and("id", alert.id);
        });
    return Alert.<Alert>find(
            String.join(" and ", conditions) + " order by position desc, id desc", parameters)
        .page(0, limit)
        .list();
  }

  /** The page's start is not an alert. */
  public static final class UnknownCursorException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
