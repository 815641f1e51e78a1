package org.embargoledger.ledger.bookkeeping;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The counts of the groups used last. Bounded by the number of their members: beyond it, the groups
 * that were not used for longest are dropped, and loaded again when they are needed.
 */
final class Counts {

  private final int membersMax;

  /** A counterparty's group holds a part of everybody's, and goes with it. */
  private final Map<Group, Map<Group, GroupCount>> families = new LinkedHashMap<>(16, 0.75f, true);

  Counts(int membersMax) {
    this.membersMax = membersMax;
  }

  /**
   * @param weights loads what weighs in a group
   */
  GroupCount of(Group group, Function<Group, Collection<StandingFact>> weights) {
    Group everybody = group.ofEverybody();
    Map<Group, GroupCount> family = families.computeIfAbsent(everybody, key -> new HashMap<>());
    GroupCount widest =
        family.computeIfAbsent(everybody, key -> GroupCount.of(key, weights.apply(key)));
    return group.equals(everybody)
        ? widest
        : family.computeIfAbsent(
            group, key -> GroupCount.of(key, List.copyOf(widest.facts().toList())));
  }

  void trim() {
    int members = families.values().stream().mapToInt(Counts::size).sum();
    Iterator<Map<Group, GroupCount>> eldest = families.values().iterator();
    while (members > membersMax && families.size() > 1) {
      members -= size(eldest.next());
      eldest.remove();
    }
  }

  private static int size(Map<Group, GroupCount> family) {
    return family.values().stream().mapToInt(GroupCount::size).sum();
  }
}
