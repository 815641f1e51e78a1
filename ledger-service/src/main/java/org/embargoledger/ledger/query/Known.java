package org.embargoledger.ledger.query;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.embargoledger.kit.problem.ProblemException;

/**
 * What a query takes as known of a snapshot.
 *
 * @param position the last one that is known; -1 for none
 * @param recordedAt when the log took the event at that position; null for none
 * @param lastEntryId the lines with ids up to it are known
 */
public record Known(
    Snapshot snapshot, Optional<KnownAt> at, long position, Instant recordedAt, long lastEntryId) {

  /** Whether everything that the snapshot has is known, so that running sums may be read. */
  public boolean isPresent() {
    return position == snapshot.position();
  }

  /** Until when rates were recorded that this knowledge has; empty for all of them. */
  public Optional<Instant> ratesUntil() {
    return at.map(asked -> asked.instant().orElse(recordedAt == null ? Instant.EPOCH : recordedAt));
  }

  /** The same, but nothing that came behind a position and its last line. */
  Known until(long lastPosition, long lastLine) {
    return position <= lastPosition
        ? this
        : new Known(snapshot, at, lastPosition, recordedAt, lastLine);
  }

  /** As the answer tells it; null if the present was asked for. */
  public KnownAtView view() {
    return at.map(asked -> new KnownAtView(asked.asked(), position, recordedAt)).orElse(null);
  }

  /** What was asked and which position that is. */
  public record KnownAtView(String asked, long position, Instant recordedAt) {}

  /**
   * Within a snapshot's transaction.
   *
   * @param parameter that carries {@code at}, for the problem
   */
  public static Uni<Known> of(Snapshot snapshot, Optional<KnownAt> at, String parameter) {
    if (at.isEmpty()) {
      return Uni.createFrom().item(present(snapshot, at));
    }
    KnownAt asked = at.get();
    asked
        .instant()
        .filter(instant -> instant.isAfter(Instant.now()))
        .ifPresent(
            instant -> {
              throw ProblemException.parameter(
                  parameter, "is in the future, of which nothing is known yet");
            });
    if (asked.position().orElse(-1) > snapshot.position()) {
      throw ProblemException.parameter(
          parameter,
          "is beyond the ledger, which is at position %d; minPosition= waits for a position"
              .formatted(snapshot.position()));
    }
    return lastEvent(snapshot, asked)
        .flatMap(
            event -> {
              long position = event.isEmpty() ? -1 : Columns.number(event.get(0)[0]);
              Instant recordedAt = event.isEmpty() ? null : Columns.instant(event.get(0)[1]);
              long until = asked.position().orElse(position);
              return until == snapshot.position()
                  ? Uni.createFrom().item(present(snapshot, at))
                  : lastEntryId(snapshot, until)
                      .map(id -> new Known(snapshot, at, until, recordedAt, id));
            });
  }

  /**
   * The ledger as it was at a position and its last line, which were the present when a run of
   * pages began.
   */
  static Known then(Snapshot snapshot, long position, long lastEntryId) {
    return new Known(snapshot, Optional.empty(), position, null, lastEntryId);
  }

  private static Known present(Snapshot snapshot, Optional<KnownAt> at) {
    return new Known(
        snapshot, at, snapshot.position(), snapshot.recordedAt(), snapshot.lastEntryId());
  }

  private static Uni<List<Object[]>> lastEvent(Snapshot snapshot, KnownAt asked) {
    String recorded = asked.instant().isPresent() ? " AND recorded_at <= :until" : "";
    String order =
        asked.instant().isPresent() ? "recorded_at DESC, position DESC" : "position DESC";
    return Panache.getSession()
        .flatMap(
            session -> {
              var query =
                  session
                      .createNativeQuery(
                          "SELECT position, recorded_at FROM fact_event WHERE position <= :last"
                              + recorded
                              + " ORDER BY "
                              + order
                              + " LIMIT 1",
                          Object[].class)
                      .setParameter("last", asked.position().orElse(snapshot.position()));
              asked.instant().ifPresent(instant -> query.setParameter("until", instant));
              return query.getResultList();
            });
  }

  private static Uni<Long> lastEntryId(Snapshot snapshot, long position) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(
                        "SELECT id FROM entry WHERE generation = :generation"
                            + " AND cause_position <= :position"
                            + " ORDER BY cause_position DESC, id DESC LIMIT 1",
                        Long.class)
                    .setParameter("generation", snapshot.generation())
                    .setParameter("position", position)
                    .getResultList())
        .map(ids -> ids.isEmpty() ? 0L : ids.get(0));
  }
}
