package org.embargoledger.alert.detect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embargoledger.alert.detect.book.Books;
import org.embargoledger.model.event.Event;

/**
 * All detectors on duty with what is known and what each remembers. Immutable: folding gives the
 * next watch.
 *
 * <p>Time comes from the log: before the first event of a day is folded, the days since the last
 * one begin, one after the other. In a quiet log somebody who has a clock may let a day begin
 * earlier, by {@link #dayBegins}; a day begins once. Either way what it brings to light is filed
 * under the last event before it, and is the same.
 */
public final class Watch {

  private static final long NO_DAY = Long.MIN_VALUE;
  private static final long SECONDS_A_DAY = 86_400;

  private final Books books;
  private final Known known;
  private final List<Post<?>> posts;
  private final long epochDay;
  private final long position;
  private final Step last;

  private Watch(Books books, Known known, List<Post<?>> posts, long epochDay, long position) {
    this(books, known, posts, epochDay, position, null);
  }

  private Watch(
      Books books, Known known, List<Post<?>> posts, long epochDay, long position, Step last) {
    this.books = books;
    this.known = known;
    this.posts = posts;
    this.epochDay = epochDay;
    this.position = position;
    this.last = last;
  }

  /** The detectors before the first event. */
  public static Watch of(Rules rules, List<? extends Detector<?>> detectors) {
    List<Post<?>> posts = new ArrayList<>();
    for (Detector<?> detector : detectors) {
      posts.add(Post.before(detector));
    }
    return new Watch(new Books(rules), Known.NOTHING, posts, NO_DAY, -1);
  }

  /**
   * The detectors behind the last event of a state; exactly the watch that gave it.
   *
   * @param detectors the same in the same order
   */
  public static Watch resume(Rules rules, List<? extends Detector<?>> detectors, WatchState state) {
    if (detectors.size() != state.memories().size()) {
      throw new IllegalArgumentException("the state is of other detectors");
    }
    List<Post<?>> posts = new ArrayList<>();
    for (int i = 0; i < detectors.size(); i++) {
      posts.add(Post.resumed(detectors.get(i), state.memories().get(i)));
    }
    long epochDay = state.day().map(LocalDate::toEpochDay).orElse(NO_DAY);
    return new Watch(new Books(rules), state.known(), posts, epochDay, state.position());
  }

  /** What is remembered here; only {@link #lastStep} is not part of it. */
  public WatchState state() {
    return new WatchState(known, posts.stream().map(Post::memory).toList(), day(), position);
  }

  /** The names that findings may carry. */
  public List<String> detectors() {
    return posts.stream().flatMap(post -> post.detector.raises().stream()).toList();
  }

  /** The event that was folded last, with what it changed; empty once a day has begun since. */
  public Optional<Step> lastStep() {
    return Optional.ofNullable(last);
  }

  /** What findings of that name are judged by; empty if no detector here raises it. */
  public Optional<RuleVersion> rule(String finding) {
    return posts.stream()
        .map(Post::detector)
        .filter(detector -> detector.raises().contains(finding))
        .findFirst()
        .map(detector -> detector.rule(finding));
  }

  /** What the log says up to the last event. */
  public Known known() {
    return known;
  }

  /** Of the last event; -1 before the first. */
  public long position() {
    return position;
  }

  /** The day that began last; empty before the first event. */
  public Optional<LocalDate> day() {
    return epochDay == NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(epochDay));
  }

  /** Folds one event through every detector, after the days that begin before it. */
  public Detection<Watch> fold(Event event) {
    List<Finding> findings = new ArrayList<>(0);
    List<Withdrawal> withdrawn = new ArrayList<>(0);
    Watch present = passDays(epochDay(event.header().recordedAt()), findings);
    Step step = present.books.step(present.known, event);
    List<Post<?>> next = new ArrayList<>(posts.size());
    for (Post<?> post : present.posts) {
      next.add(post.fold(step, findings, withdrawn));
    }
    return new Detection<>(
        new Watch(books, step.known(), next, present.epochDay, event.header().position(), step),
        findings,
        withdrawn);
  }

  /**
   * Lets the days up to this one begin, although no event of it has come. Before the first event,
   * and on a day that has begun, nothing happens.
   */
  public Detection<Watch> dayBegins(LocalDate day) {
    List<Finding> findings = new ArrayList<>(0);
    return new Detection<>(
        epochDay == NO_DAY ? this : passDays(day.toEpochDay(), findings), findings);
  }

  private Watch passDays(long upTo, List<Finding> findings) {
    if (epochDay == NO_DAY) {
      return new Watch(books, known, posts, upTo, position);
    }
    Watch present = this;
    for (long next = epochDay + 1; next <= upTo; next++) {
      present = present.tick(next, findings);
    }
    return present;
  }

  private Watch tick(long day, List<Finding> findings) {
    Tick tick = new Tick(LocalDate.ofEpochDay(day), position, known);
    List<Post<?>> next = new ArrayList<>(posts.size());
    for (Post<?> post : posts) {
      next.add(post.tick(tick, findings));
    }
    return new Watch(books, known, next, day, position);
  }

  private static long epochDay(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS_A_DAY);
  }

  private record Post<S>(Detector<S> detector, S state) {

    static <S> Post<S> before(Detector<S> detector) {
      return new Post<>(detector, detector.initial());
    }

    /** A memory is as good as whoever hands it in: its type is not checked here. */
    @SuppressWarnings("unchecked")
    static <S> Post<S> resumed(Detector<S> detector, WatchState.Memory memory) {
      if (!memory.detector().equals(detector.name())) {
        throw new IllegalArgumentException(
            "the state has %s where %s is".formatted(memory.detector(), detector.name()));
      }
      return new Post<>(detector, (S) memory.state());
    }

    WatchState.Memory memory() {
      return new WatchState.Memory(detector.name(), state);
    }

    Post<S> fold(Step step, List<Finding> findings, List<Withdrawal> withdrawn) {
      Detection<S> detection = detector.detect(state, step);
      withdrawn.addAll(detection.withdrawn());
      return next(detection, findings);
    }

    Post<S> tick(Tick tick, List<Finding> findings) {
      return next(detector.tick(state, tick), findings);
    }

    private Post<S> next(Detection<S> detection, List<Finding> findings) {
      findings.addAll(detection.findings());
      return detection.state() == state ? this : new Post<>(detector, detection.state());
    }
  }
}
