package org.embargoledger.alert.triage;

import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for alerts, newest first.
 *
 * @param silenced whether a silence marks them now
 * @param snoozed whether they rest now
 * @param group the summary that they are kept under; without it, only those that are under none
 * @param after the last alert of the page before; the next page starts behind it
 */
public record AlertQuery(
    Optional<String> target,
    Optional<AlertStatus> status,
    Optional<String> detector,
    Optional<String> assignee,
    Optional<Boolean> silenced,
    Optional<Boolean> snoozed,
    Optional<UUID> group,
    Instant now,
    Optional<UUID> after) {

  private static final String SILENCED = "(silencedUntil is not null and silencedUntil > :now)";
  private static final String SNOOZED = "(snoozedUntil is not null and snoozedUntil > :now)";

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
    assignee.ifPresent(
        value -> {
          conditions.add("assignee = :assignee");
          parameters.and("assignee", value);
        });
    silenced.ifPresent(is -> conditions.add(is ? SILENCED : "not " + SILENCED));
    snoozed.ifPresent(is -> conditions.add(is ? SNOOZED : "not " + SNOOZED));
    if (silenced.isPresent() || snoozed.isPresent()) {
      parameters.and("now", now);
    }
    group.ifPresentOrElse(
        value -> {
          conditions.add("groupId = :group");
          parameters.and("group", value);
        },
        () -> conditions.add("groupId is null"));
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
