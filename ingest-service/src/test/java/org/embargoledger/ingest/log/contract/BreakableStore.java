package org.embargoledger.ingest.log.contract;

import org.embargoledger.ingest.log.EventStore;

/**
 * A store whose backend can be made to fail once, at any step of an append, on either side of it.
 */
public interface BreakableStore {

  enum Lost {
    /** The step failed and was not carried out. */
    REQUEST,
    /** The step was carried out, but the store is told that it failed. */
    ANSWER
  }

  EventStore store();

  /**
   * Breaks the step once.
   *
   * @param step the steps of an append from now on, counted from 1
   */
  void breakAt(int step, Lost lost);

  /** Whether the step came and was broken. */
  boolean broke();
}
