package org.embargoledger.alert.detect;

import java.util.List;

/** A detector that judges each event by itself and by what is known. */
public interface Stateless extends Detector<Stateless.Nothing> {

  /** The memory of a detector that has none. */
  enum Nothing {
    NOTHING
  }

  List<Finding> detect(Step step);

  /**
   * What this event removes. By default the fact is judged again as it stood before: what was found
   * then and is not found now has gone.
   */
  default List<Withdrawal> withdrawn(Step step, List<Finding> found) {
    if (step.before().isEmpty()) {
      return List.of();
    }
    List<Finding> before = detect(step.asItStood());
    return before.isEmpty()
        ? List.of()
        : Withdrawal.of(name(), before.stream().map(Finding::key).toList(), found, step);
  }

  @Override
  default Nothing initial() {
    return Nothing.NOTHING;
  }

  @Override
  default Detection<Nothing> detect(Nothing state, Step step) {
    List<Finding> found = detect(step);
    return new Detection<>(state, found, withdrawn(step, found));
  }
}
