package org.embargoledger.ledger.rebuild;

import java.util.UUID;
import org.embargoledger.ledger.bookkeeping.LineKey;
import org.embargoledger.ledger.bookkeeping.Measure;

/** Well spread 64-bit hashes. Another salt for each build: what clashes once will not again. */
final class Hash {

  private final long salt;

  Hash(long salt) {
    this.salt = salt;
  }

  long of(UUID id) {
    return mix(mix(id.getMostSignificantBits() ^ salt) + id.getLeastSignificantBits());
  }

  long of(LineKey key) {
    return of(key.factId(), key.book(), key.year(), key.measure());
  }

  long of(UUID factId, String book, int year, Measure measure) {
    long hash = of(factId);
    for (int i = 0; i < book.length(); i++) {
      hash = hash * 31 + book.charAt(i);
    }
    return mix(hash + year * 16L + measure.ordinal());
  }

  /** The finalizer of SplitMix64. */
  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
