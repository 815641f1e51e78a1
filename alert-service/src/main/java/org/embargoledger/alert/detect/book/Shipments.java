package org.embargoledger.alert.detect.book;

import java.util.UUID;
import org.embargoledger.alert.detect.TrieMap;
import org.embargoledger.model.counting.Claim;
import org.pcollections.PMap;

/** The shipments of one shape: counted all together or not at all. */
record Shipments(PMap<UUID, Claim> claims, Tally tally, boolean counted) {

  static Shipments none(boolean counted) {
    return new Shipments(TrieMap.empty(), Tally.NOTHING, counted);
  }

  Shipments with(Claim claim) {
    return new Shipments(claims.plus(claim.factId(), claim), tally.plus(claim), counted);
  }

  Shipments without(Claim claim) {
    return new Shipments(claims.minus(claim.factId()), tally.minus(claim), counted);
  }

  Shipments counted(boolean now) {
    return new Shipments(claims, tally, now);
  }

  Claim any() {
    return claims.values().iterator().next();
  }
}
