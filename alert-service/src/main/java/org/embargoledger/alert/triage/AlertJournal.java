package org.embargoledger.alert.triage;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * Turns what the fold notices into alerts and steps. Guarantee: after {@code record} succeeds, each
 * finding up to the position has exactly one alert of its key, which no later withdrawal left open,
 * and the stored progress is at or past the position; after it fails, nothing has changed.
 * Recording the same again, or from two replicas at once, changes nothing.
 */
@ApplicationScoped
public class AlertJournal {

  private static final int KEYS_PER_QUERY = 1_000;
  private static final int ROWS_PER_STATEMENT = 200;

  private final DayLimit limit;
  private final Marks marks;

  @Inject
  public AlertJournal(DayLimit limit, Marks marks) {
    this.limit = limit;
    this.marks = marks;
  }

  /** Records what detectors notice, with nothing beside it. */
  public Uni<List<Alert>> record(List<Notice> notices, long position) {
    return record(notices, position, stored -> Uni.createFrom().voidItem());
  }

  /**
   * @param notices of the events up to the position; those that stored progress covers are skipped
   * @param beside what else belongs to the transaction; is given the stored position, and stops
   *     everything by failing
   * @return the alerts that are new
   */
  public Uni<List<Alert>> record(
      List<Notice> notices, long position, LongFunction<Uni<Void>> beside) {
    return Panache.withTransaction(
        () ->
            Progress.locked()
                .chain(
                    progress ->
                        position <= progress.position
                            ? Uni.createFrom().item(List.<Alert>of())
                            : beside
                                .apply(progress.position)
                                .chain(() -> recordBeyond(progress, notices, position))));
  }

  private Uni<List<Alert>> recordBeyond(Progress progress, List<Notice> notices, long position) {
    List<Notice> beyond =
        notices.stream().filter(notice -> notice.position() > progress.position).toList();
    progress.position = position;
    return beyond.isEmpty()
        ? Uni.createFrom().item(List.of())
        : known(keys(beyond)).chain(known -> write(known, beyond));
  }

  private Uni<List<Alert>> write(List<Alert> known, List<Notice> notices) {
    CaseFile file = new CaseFile(known);
    notices.forEach(file::take);
    return limit
        .apply(file)
        .chain(() -> marks.mark(file))
        .chain(Panache::getSession)
        .invoke(session -> session.setBatchSize(ROWS_PER_STATEMENT))
        .chain(session -> session.persistAll(file.raised().toArray()))
        .chain(() -> Feed.append(file.steps()))
        .replaceWith(() -> List.copyOf(file.raised()));
  }

  private static Set<String> keys(List<Notice> notices) {
    Set<String> keys = new TreeSet<>();
    notices.forEach(notice -> keys.addAll(notice.keys()));
    return keys;
  }

  /** Locked, because people take steps at the same time. */
  private static Uni<List<Alert>> known(Collection<String> keys) {
    List<String> all = new ArrayList<>(keys);
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += KEYS_PER_QUERY) {
      parts.add(all.subList(from, Math.min(all.size(), from + KEYS_PER_QUERY)));
    }
    return Multi.createFrom()
        .iterable(parts)
        .onItem()
        .transformToUniAndConcatenate(
            part ->
                Alert.<Alert>find("key in ?1", part)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .list())
        .onItem()
        .<Alert>disjoint()
        .collect()
        .asList();
  }
}
