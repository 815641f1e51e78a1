package org.embargoledger.alert.detect;

import java.util.List;

/** A detector that judges each event by itself and by what is known. */
public interface Stateless extends Detector<Stateless.Nothing> {

  /** The memory of a detector that has none. */
  enum Nothing {
    NOTHING
  }

  List<Finding> detect(Step step);

  @Override
  default Nothing initial() {
    return Nothing.NOTHING;
  }

  @Override
  default Detection<Nothing> detect(Nothing state, Step step) {
    return new Detection<>(state, detect(step));
  }
}
