package org.embargoledger.alert.detect;

import java.util.List;
import java.util.Map;

/**
 * Watches the log for one kind of anomaly: {@code (state, event or tick) -> (state, findings)}.
 * Pure, and total: every event of the log is folded, in order of position, each exactly once, and
 * every day in between.
 *
 * @param <S> what it remembers beside {@link Known}; immutable
 */
public interface Detector<S> {

  /** The name in alert keys, URLs and metrics; never changes once an alert carries it. */
  String name();

  /** The names that its findings carry. */
  default List<String> raises() {
    return List.of(name());
  }

  /** What the findings of that name are judged by. */
  default RuleVersion rule(String finding) {
    return new RuleVersion(finding, "1", parameters());
  }

  /** The figures that decide what is found. */
  default Map<String, String> parameters() {
    return Map.of();
  }

  /** What is remembered before the first event. */
  S initial();

  Detection<S> detect(S state, Step step);

  /** What the beginning of a day brings to light: a deadline that has passed. */
  default Detection<S> tick(S state, Tick tick) {
    return Detection.nothing(state);
  }
}
