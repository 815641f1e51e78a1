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

/**
 * Turns what the fold notices into alerts and steps. Guarantee: after {@code record} succeeds, each
 * finding up to the place has exactly one alert of its key, which no later withdrawal left open,
 * and the stored progress is at or past the place; after it fails, nothing has changed. Recording
 * the same again, or from two replicas at once, changes nothing.
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

  /** What else belongs to the transaction. Stops everything by failing. */
  public interface Beside {

    /** Called in any case, before anything else. */
    default Uni<Void> check(Place stored) {
      return Uni.createFrom().voidItem();
    }

    /** Called if there is something beyond what is stored. */
    default Uni<Void> store(Place stored) {
      return Uni.createFrom().voidItem();
    }
  }

  /** Records what detectors notice at events, with nothing beside it. */
  public Uni<List<Alert>> record(List<Notice> notices, long position) {
    return record(notices, new Place(position, null), new Beside() {});
  }

  /**
   * @param notices of the events and days up to the place; those that stored progress covers are
   *     skipped
   * @return the alerts that are new
   */
  public Uni<List<Alert>> record(List<Notice> notices, Place place, Beside beside) {
    return Panache.withTransaction(
        () ->
            Progress.locked()
                .chain(
                    progress ->
                        beside
                            .check(progress.place())
                            .chain(() -> record(progress, notices, place, beside))));
  }

  private Uni<List<Alert>> record(
      Progress progress, List<Notice> notices, Place place, Beside beside) {
    Place stored = progress.place();
    return place.isBeyond(stored)
        ? beside.store(stored).chain(() -> recordBeyond(progress, notices, place))
        : Uni.createFrom().item(List.of());
  }

  private Uni<List<Alert>> recordBeyond(Progress progress, List<Notice> notices, Place place) {
    Place stored = progress.place();
    List<Notice> beyond = notices.stream().filter(stored::isBefore).toList();
    progress.moveTo(place);
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
