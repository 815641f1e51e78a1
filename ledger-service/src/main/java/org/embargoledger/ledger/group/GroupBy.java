package org.embargoledger.ledger.group;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.embargoledger.ledger.sum.Attribute;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;

/** What totals can be grouped by. */
public enum GroupBy {
  COUNTERPARTY("counterparty", null, GroupBy::counterparty),
  YEAR("year", null, sum -> String.valueOf(sum.key().year())),
  QUARTER("quarter", null, sum -> quarter(sum).toString()),
  MONTH("month", null, sum -> month(sum).toString()),
  PRODUCT("product", null, sum -> sum.key().product().map(Product::name).orElse(null)),
  PRODUCT_CLASS(
      "productClass",
      null,
      sum -> sum.key().product().map(product -> product.productClass().name()).orElse(null)),
  BASIS("basis", null, sum -> sum.key().basis().name()),
  SOURCE("source", Attribute.SOURCE, attribute(Attribute.SOURCE)),
  PARTNER("partner", Attribute.PARTNER, attribute(Attribute.PARTNER)),
  AGREEMENT("agreement", Attribute.AGREEMENT, attribute(Attribute.AGREEMENT));

  private final String word;
  private final Attribute attribute;
  private final Function<Sum, String> value;

  GroupBy(String word, Attribute attribute, Function<Sum, String> value) {
    this.word = word;
    this.attribute = attribute;
    this.value = value;
  }

  /** As clients write it. */
  public String word() {
    return word;
  }

  /** What lines must be looked at for; empty if sums have it. */
  Optional<Attribute> attribute() {
    return Optional.ofNullable(attribute);
  }

  /** The group's value for a sum that falls into one month, where months matter; may be null. */
  String of(Sum sum) {
    return value.apply(sum);
  }

  boolean splitsDays() {
    return this == MONTH || this == QUARTER;
  }

  static GroupBy parse(String text) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is nothing to group by; there are %s".formatted(text, words())));
  }

  private static String words() {
    return Arrays.stream(values()).map(GroupBy::word).collect(Collectors.joining(", "));
  }

  private static Function<Sum, String> attribute(Attribute attribute) {
    return sum -> sum.attributes().get(attribute);
  }

  private static String counterparty(Sum sum) {
    String named = sum.attributes().get(Attribute.COUNTERPARTY);
    return named == null ? sum.key().book() : named;
  }

  private static LocalDate firstDay(Sum sum) {
    return sum.slice().orElseThrow().from();
  }

  private static YearMonth month(Sum sum) {
    return YearMonth.from(firstDay(sum));
  }

  private static Period quarter(Sum sum) {
    LocalDate day = firstDay(sum);
    return Period.parse("%04d-Q%d".formatted(day.getYear(), (day.getMonthValue() + 2) / 3));
  }
}
