package org.embargoledger.ledger.group;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.ledger.bookkeeping.Book;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.sum.Attribute;
import org.embargoledger.ledger.sum.SumQuery;
import org.embargoledger.ledger.totals.TotalFilter;

/**
 * Which groups are asked for, of one measure.
 *
 * @param only values that lines must have, for which they are looked at one by one
 */
record GroupQuery(
    TotalFilter filter,
    Measure measure,
    List<GroupBy> by,
    Map<Attribute, String> only,
    GroupSort sort,
    int limit) {

  static final String GROUP_BY = "groupBy";
  static final String SORT = "sort";
  static final String LIMIT = "limit";
  static final List<String> PARAMETERS =
      List.of(GROUP_BY, SORT, LIMIT, "source", "partner", "agreement");

  static final int GROUPINGS_MAX = 4;
  static final int LIMIT_DEFAULT = 100;
  static final int LIMIT_MAX = 1_000;

  /** Pledges and payments are of different days and sources: only these keep them together. */
  private static final Set<GroupBy> OF_OUTSTANDING =
      EnumSet.of(GroupBy.COUNTERPARTY, GroupBy.YEAR, GroupBy.BASIS, GroupBy.AGREEMENT);

  static GroupQuery read(String target, Parameters parameters) {
    List<GroupBy> by = parameters.several(GROUP_BY, GROUPINGS_MAX, GroupBy::parse);
    if (by.isEmpty()) {
      throw ProblemException.parameter(
          GROUP_BY,
          "is missing; write up to %d, such as counterparty,month".formatted(GROUPINGS_MAX));
    }
    TotalFilter filter = TotalFilter.read(target, parameters);
    Measure measure =
        filter
            .measure()
            .orElseThrow(
                () ->
                    ProblemException.parameter(
                        "measure", "is missing; groups are of one measure: DELIVERED"));
    refuseContradictions(measure, by);
    Map<Attribute, String> only = new EnumMap<>(Attribute.class);
    parameters.text("source").ifPresent(value -> only.put(Attribute.SOURCE, value));
    parameters.text("partner").ifPresent(value -> only.put(Attribute.PARTNER, value));
    parameters
        .uuid("agreement")
        .map(UUID::toString)
        .ifPresent(value -> only.put(Attribute.AGREEMENT, value));
    return new GroupQuery(
        filter,
        measure,
        by,
        only,
        parameters.read(SORT, text -> GroupSort.parse(text, by)).orElse(GroupSort.byGroup()),
        (int) parameters.number(LIMIT, 1, LIMIT_MAX).orElse(LIMIT_DEFAULT));
  }

  private static void refuseContradictions(Measure measure, List<GroupBy> by) {
    for (GroupBy each : by) {
      if (measure == Measure.OUTSTANDING && !OF_OUTSTANDING.contains(each)) {
        throw ProblemException.parameter(
            GROUP_BY,
            "%s contradicts measure=OUTSTANDING: what is pledged and what is paid of it need not"
                    .formatted(each.word())
                + " have the same; group PLEDGED and DISBURSED apart");
      }
      if (measure != Measure.DELIVERED
          && (each == GroupBy.PRODUCT || each == GroupBy.PRODUCT_CLASS)) {
        throw ProblemException.parameter(
            GROUP_BY,
            "%s contradicts measure=%s: only DELIVERED has products"
                .formatted(each.word(), measure));
      }
    }
  }

  boolean splitsDays() {
    return by.stream().anyMatch(GroupBy::splitsDays);
  }

  /**
   * By counterparty: each one's own book. Otherwise the book of everybody, where what one tells of
   * another is not counted twice.
   */
  SumQuery sums(boolean byValuation) {
    Optional<String> book =
        filter
            .counterparty()
            .or(() -> by.contains(GroupBy.COUNTERPARTY) ? Optional.empty() : Optional.of(Book.ALL));
    Set<Attribute> attributes = EnumSet.noneOf(Attribute.class);
    by.stream().flatMap(each -> each.attribute().stream()).forEach(attributes::add);
    if (by.contains(GroupBy.COUNTERPARTY)
        && book.filter(Book.aggregates(filter.target())::contains).isPresent()) {
      attributes.add(Attribute.COUNTERPARTY);
    }
    return filter
        .sums()
        .book(book)
        .bySlice(splitsDays())
        .byValuation(byValuation)
        .attributes(attributes, only);
  }
}
