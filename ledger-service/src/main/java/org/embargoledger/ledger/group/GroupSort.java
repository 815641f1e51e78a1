package org.embargoledger.ledger.group;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In which order groups come. What the client leaves open is ordered by the groups' values. */
final class GroupSort {

  static final String AMOUNT = "amount";
  static final String ENTRIES = "entries";

  private static final int KEYS_MAX = 4;

  private final List<Comparator<GroupTotal>> keys;

  private GroupSort(List<Comparator<GroupTotal>> keys) {
    this.keys = keys;
  }

  static GroupSort byGroup() {
    return new GroupSort(List.of());
  }

  /** Reads "-amount,counterparty": a minus puts the greatest first. */
  static GroupSort parse(String text, List<GroupBy> by) {
    List<Comparator<GroupTotal>> keys = new ArrayList<>();
    for (String key : Arrays.asList(text.split(",", -1))) {
      boolean descending = key.startsWith("-");
      Comparator<GroupTotal> order = comparator(descending ? key.substring(1) : key, by);
      keys.add(descending ? order.reversed() : order);
    }
    if (keys.size() > KEYS_MAX) {
      throw new IllegalArgumentException("takes up to %d keys".formatted(KEYS_MAX));
    }
    return new GroupSort(keys);
  }

  private static Comparator<GroupTotal> comparator(String key, List<GroupBy> by) {
    if (key.equals(AMOUNT)) {
      return Comparator.comparing(GroupTotal::sortAmount, Comparator.<BigDecimal>naturalOrder());
    }
    if (key.equals(ENTRIES)) {
      return Comparator.comparingLong(GroupTotal::entries);
    }
    return by.stream()
        .filter(each -> each.word().equals(key))
        .findFirst()
        .map(each -> comparing(each.word()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is nothing to sort by here; there are %s"
                        .formatted(
                            key,
                            Stream.concat(
                                    Stream.of(AMOUNT, ENTRIES), by.stream().map(GroupBy::word))
                                .collect(Collectors.joining(", ")))));
  }

  private static Comparator<GroupTotal> comparing(String word) {
    return Comparator.comparing(
        (GroupTotal total) -> total.group().get(word),
        Comparator.nullsLast(Comparator.<String>naturalOrder()));
  }

  List<GroupTotal> sort(List<GroupTotal> totals) {
    Comparator<GroupTotal> order =
        keys.stream().reduce(Comparator::thenComparing).orElse(GroupSort::byValues);
    return totals.stream().sorted(order.thenComparing(GroupSort::byValues)).toList();
  }

  private static int byValues(GroupTotal one, GroupTotal other) {
    for (Map.Entry<String, String> value : one.group().entrySet()) {
      int order = comparing(value.getKey()).compare(one, other);
      if (order != 0) {
        return order;
      }
    }
    int byBasis = one.basis().compareTo(other.basis());
    return byBasis != 0 ? byBasis : one.unitOrEmpty().compareTo(other.unitOrEmpty());
  }
}
