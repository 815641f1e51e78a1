package org.embargoledger.ledger.projection.postgres;

import java.util.HashSet;
import java.util.Set;
import org.embargoledger.ledger.bookkeeping.Group;
import org.embargoledger.ledger.bookkeeping.StandingFacts;

/**
 * Standing facts kept between batches, so that a stream of small batches does not read the same
 * groups again and again. Valid for one position of one generation only: if anyone else has moved
 * the ledger on, or a batch was rolled back, it is thrown away.
 */
final class FactCache {

  static final int FACTS_MAX = 100_000;

  private StandingFacts facts = new StandingFacts();
  private Set<Group> loaded = new HashSet<>();
  private int generation;
  private long position = Long.MIN_VALUE;

  /** The facts as they stand at the generation's position. */
  StandingFacts at(int number, long ledgerPosition) {
    if (generation != number || position != ledgerPosition || facts.size() > FACTS_MAX) {
      facts = new StandingFacts();
      loaded = new HashSet<>();
    }
    generation = number;
    position = Long.MIN_VALUE;
    return facts;
  }

  Set<Group> loadedGroups() {
    return loaded;
  }

  /** The batch that used the facts has been committed. */
  void keep(long ledgerPosition) {
    position = ledgerPosition;
  }
}
