package org.embargoledger.model.verify;

import org.embargoledger.model.merkle.Checkpoint;

/**
 * A checkpoint that a log must agree with.
 *
 * @param name what people call it, such as the file that it was kept in
 */
public record KnownCheckpoint(String name, Checkpoint checkpoint) {

  long size() {
    return checkpoint.size();
  }
}
