package org.embargoledger.ledger.rebuild;

import java.util.function.LongConsumer;

/**
 * Which facts retell which, by the hashes of their ids. One that retells another in several of its
 * versions may be given several times.
 */
final class Retellings implements AutoCloseable {

  /** Of each origin, the place of its last retelling; from there {@link #earlier} leads on. */
  private final LongTable last = new LongTable(1);

  private final LongList retellers = new LongList();
  private final LongList earlier = new LongList();

  void add(long origin, long reteller) {
    long before = last.put(origin, retellers.size());
    retellers.add(reteller);
    earlier.add(before);
  }

  void forEach(long origin, LongConsumer each) {
    for (long at = last.get(origin); at != LongTable.NONE; at = earlier.get((int) at)) {
      each.accept(retellers.get((int) at));
    }
  }

  @Override
  public void close() {
    last.close();
  }
}
