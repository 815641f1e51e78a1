package org.embargoledger.ledger.sum;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;

/**
 * Which lines are added up, and what keeps their sums apart besides their key.
 *
 * @param book empty for every counterparty's own
 * @param years empty for all
 * @param measures as booked; empty for all
 * @param products empty for all
 * @param window of whose days the lines' shares are wanted; empty for all days
 * @param bySlice keep lines of different days apart
 * @param byValuation keep money of different valuation days apart
 * @param by attributes to keep apart
 * @param only the values that attributes must have
 */
public record SumQuery(
    String target,
    Optional<String> book,
    List<Integer> years,
    Set<Measure> measures,
    Optional<Basis> basis,
    Set<Product> products,
    Optional<Period> window,
    boolean bySlice,
    boolean byValuation,
    Set<Attribute> by,
    Map<Attribute, String> only) {

  public static SumQuery of(String target) {
    return new SumQuery(
        target,
        Optional.empty(),
        List.of(),
        EnumSet.noneOf(Measure.class),
        Optional.empty(),
        EnumSet.noneOf(Product.class),
        Optional.empty(),
        false,
        false,
        EnumSet.noneOf(Attribute.class),
        new EnumMap<>(Attribute.class));
  }

  public SumQuery book(Optional<String> other) {
    return new SumQuery(
        target, other, years, measures, basis, products, window, bySlice, byValuation, by, only);
  }

  public SumQuery years(List<Integer> others) {
    return new SumQuery(
        target, book, others, measures, basis, products, window, bySlice, byValuation, by, only);
  }

  /** What a derived measure is worked out from is read in its place. */
  public SumQuery measure(Optional<Measure> one) {
    Set<Measure> booked =
        one.<Set<Measure>>map(
                m -> m.isDerived() ? EnumSet.of(Measure.PLEDGED, Measure.DISBURSED) : EnumSet.of(m))
            .orElseGet(() -> EnumSet.noneOf(Measure.class));
    return new SumQuery(
        target, book, years, booked, basis, products, window, bySlice, byValuation, by, only);
  }

  public SumQuery basis(Optional<Basis> other) {
    return new SumQuery(
        target, book, years, measures, other, products, window, bySlice, byValuation, by, only);
  }

  public SumQuery products(Set<Product> others) {
    return new SumQuery(
        target, book, years, measures, basis, others, window, bySlice, byValuation, by, only);
  }

  public SumQuery window(Period days) {
    return new SumQuery(
        target,
        book,
        years,
        measures,
        basis,
        products,
        Optional.of(days),
        bySlice,
        byValuation,
        by,
        only);
  }

  public SumQuery bySlice(boolean apart) {
    return new SumQuery(
        target, book, years, measures, basis, products, window, apart, byValuation, by, only);
  }

  public SumQuery byValuation(boolean apart) {
    return new SumQuery(
        target, book, years, measures, basis, products, window, bySlice, apart, by, only);
  }

  public SumQuery attributes(Set<Attribute> apart, Map<Attribute, String> values) {
    return new SumQuery(
        target,
        book,
        years,
        measures,
        basis,
        products,
        window,
        bySlice,
        byValuation,
        apart,
        values);
  }

  boolean needsLines() {
    return !by.isEmpty() || !only.isEmpty();
  }
}
