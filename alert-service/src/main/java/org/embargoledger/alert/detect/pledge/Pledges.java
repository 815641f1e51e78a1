package org.embargoledger.alert.detect.pledge;

import java.time.LocalDate;
import java.util.UUID;
import org.embargoledger.alert.detect.TrieMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * @param due the pledges to look at when that day begins
 * @param paid by pledge, the disbursements that fulfil it
 */
record Pledges(PSortedMap<LocalDate, PSet<UUID>> due, PMap<UUID, PSet<UUID>> paid) {

  static final Pledges NONE = new Pledges(TreePMap.empty(), TrieMap.empty());

  Pledges dueOn(LocalDate day, UUID pledge) {
    return new Pledges(
        due.plus(day, due.getOrDefault(day, HashTreePSet.empty()).plus(pledge)), paid);
  }

  Pledges past(LocalDate day) {
    return new Pledges(due.minus(day), paid);
  }

  Pledges paid(UUID pledge, UUID by) {
    return new Pledges(
        due, paid.plus(pledge, paid.getOrDefault(pledge, HashTreePSet.empty()).plus(by)));
  }

  Pledges unpaid(UUID pledge, UUID by) {
    PSet<UUID> rest = paid.getOrDefault(pledge, HashTreePSet.empty()).minus(by);
    return new Pledges(due, rest.isEmpty() ? paid.minus(pledge) : paid.plus(pledge, rest));
  }
}
