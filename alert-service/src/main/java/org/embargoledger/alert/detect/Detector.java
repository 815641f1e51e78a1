package org.embargoledger.alert.detect;

import org.embargoledger.model.event.Event;

/**
 * Watches the log for one kind of anomaly: {@code (state, event) -> (state, findings)}. Pure, and
 * total: every event of the log is folded, in order of position, each exactly once.
 *
 * @param <S> what it remembers; immutable
 */
public interface Detector<S> {

  /** The name in alert keys, URLs and metrics; never changes once an alert carries it. */
  String name();

  /** What is remembered before the first event. */
  S initial();

  Detection<S> detect(S state, Event event);
}
