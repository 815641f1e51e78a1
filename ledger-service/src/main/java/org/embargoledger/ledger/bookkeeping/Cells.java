package org.embargoledger.ledger.bookkeeping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;

/** Finds the members that share a state and a month with a claim, without looking at the others. */
final class Cells {

  private static final int MONTHS = 12;

  private record Cell(String state, int month) {}

  private final Map<Cell, List<Member>> members = new HashMap<>();
  private final Map<String, Integer> membersByState = new HashMap<>();

  void add(Member member) {
    for (String state : member.claim.delivery().counterparty().states()) {
      membersByState.merge(state, 1, Integer::sum);
      months(
          member.claim.slice(),
          month ->
              members
                  .computeIfAbsent(new Cell(state, month), cell -> new ArrayList<>(2))
                  .add(member));
    }
  }

  void remove(Member member) {
    for (String state : member.claim.delivery().counterparty().states()) {
      membersByState.computeIfPresent(state, (s, count) -> count == 1 ? null : count - 1);
      months(
          member.claim.slice(),
          month ->
              members.computeIfPresent(
                  new Cell(state, month),
                  (cell, list) -> {
                    list.remove(member);
                    return list.isEmpty() ? null : list;
                  }));
    }
  }

  /** All that may overlap the claim, and perhaps some that do not. */
  Set<Member> near(Claim claim) {
    Set<Member> found = new LinkedHashSet<>();
    for (String state : states(claim.delivery().counterparty())) {
      months(
          claim.slice(),
          month -> found.addAll(members.getOrDefault(new Cell(state, month), List.of())));
    }
    return found;
  }

  /** Somebody unnamed may be anybody. */
  private Collection<String> states(Counterparty counterparty) {
    if (counterparty.isUnnamed()) {
      return membersByState.keySet();
    }
    List<String> states = new ArrayList<>(counterparty.states());
    states.add(Counterparty.UNNAMED);
    return states;
  }

  private static void months(Period days, Consumer<Integer> each) {
    int last = month(days.to().getYear(), days.to().getMonthValue());
    for (int month = month(days.from().getYear(), days.from().getMonthValue());
        month <= last;
        month++) {
      each.accept(month);
    }
  }

  private static int month(int year, int month) {
    return year * MONTHS + month;
  }
}
