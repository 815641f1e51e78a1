package org.embargoledger.model.verify;

import java.util.Optional;

/** The hashes that a log keeps of its own tree, as C2SP tiles name them. Not to be trusted. */
@FunctionalInterface
public interface StoredHashes {

  /** For a log that was exported without its tiles. */
  StoredHashes NONE = (level, index) -> Optional.empty();

  /**
   * The root of the subtree of 256^level leaves that starts at leaf index * 256^level; empty if the
   * log does not give it. Asked in ascending order within a level.
   */
  Optional<byte[]> hash(int level, long index);
}
