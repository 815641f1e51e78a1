package org.embargoledger.alert.detect.cap;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.counting.Verdict;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The standing claims of one {@link BookKey} and the highest threshold they reach together; zero if
 * they reach none.
 */
record Book(PMap<UUID, Claim> claims, BigDecimal reached) {

  static final Book EMPTY = new Book(HashTreePMap.empty(), BigDecimal.ZERO);

  Book with(Claim claim) {
    return new Book(claims.plus(claim.factId(), claim), reached);
  }

  Book without(UUID factId) {
    return new Book(claims.minus(factId), reached);
  }

  Book reaching(BigDecimal level) {
    return new Book(claims, level);
  }

  /** The claims that are added up, each flow once. */
  List<Claim> counted() {
    return DeliveryCounting.count(claims.values()).stream()
        .filter(Verdict::isCounted)
        .map(Verdict::claim)
        .toList();
  }
}
