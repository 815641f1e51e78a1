package org.embargoledger.model.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Remembers the latest version of each fact. Grows with the number of facts, so whoever verifies a
 * large log brings one that keeps them outside the heap.
 */
public interface FactVersions {

  /** The version that was remembered last; 0 for a fact that was never seen. */
  int latest(UUID factId);

  void remember(UUID factId, int version);

  static FactVersions inMemory() {
    Map<UUID, Integer> versions = new HashMap<>();
    return new FactVersions() {
      @Override
      public int latest(UUID factId) {
        return versions.getOrDefault(factId, 0);
      }

      @Override
      public void remember(UUID factId, int version) {
        versions.put(factId, version);
      }
    };
  }
}
