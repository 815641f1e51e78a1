package org.embargoledger.ledger.totals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.ledger.bookkeeping.Book;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.entries.EntryQuery;
import org.embargoledger.ledger.query.BookNames;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Targets;
import org.embargoledger.ledger.sum.SumQuery;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.ProductClass;
import org.embargoledger.model.regime.Cap;

/**
 * Which totals are asked for. Filters that contradict one another are refused: the empty answer
 * that they have would be taken for "nothing is reported".
 *
 * @param counterparty a book's name, be it of an aggregate; empty for every counterparty by itself
 */
public record TotalFilter(
    String target,
    Optional<String> counterparty,
    OptionalInt year,
    Optional<Measure> measure,
    Optional<Basis> basis,
    Optional<Product> product,
    Optional<ProductClass> productClass) {

  /** The parameters that are read here. */
  public static final List<String> PARAMETERS =
      List.of("counterparty", "year", "measure", "basis", "product", "productClass");

  public static TotalFilter read(String target, Parameters parameters) {
    TotalFilter filter =
        new TotalFilter(
            target,
            parameters.read("counterparty", text -> BookNames.parse(target, text)),
            parameters.year("year"),
            parameters.oneOf("measure", Measure.class),
            parameters.oneOf("basis", Basis.class),
            parameters.oneOf("product", Product.class),
            parameters.oneOf("productClass", ProductClass.class));
    filter.refuseContradictions();
    return filter;
  }

  private void refuseContradictions() {
    if (product.isPresent() || productClass.isPresent()) {
      String named = product.isPresent() ? "product" : "productClass";
      measure
          .filter(m -> m != Measure.DELIVERED)
          .ifPresent(
              m ->
                  contradiction(
                      named, "contradicts measure=%s: only DELIVERED has products".formatted(m)));
    }
    if (product.isPresent()
        && productClass.isPresent()
        && product.get().productClass() != productClass.get()) {
      contradiction(
          "product",
          "contradicts productClass=%s: %s is of class %s"
              .formatted(productClass.get(), product.get(), product.get().productClass()));
    }
    capBook().ifPresent(this::refuseContradictions);
  }

  private void refuseContradictions(Cap cap) {
    measure
        .filter(m -> m != Measure.DELIVERED)
        .ifPresent(
            m ->
                contradiction(
                    "counterparty",
                    "contradicts measure=%s: the book %s has only DELIVERED"
                        .formatted(m, cap.id())));
    productClass
        .or(() -> product.map(Product::productClass))
        .filter(given -> given != cap.productClass())
        .ifPresent(
            given ->
                contradiction(
                    "counterparty",
                    "contradicts productClass=%s: the book %s has only %s"
                        .formatted(given, cap.id(), cap.productClass())));
    year.ifPresent(
        asked -> {
          if (asked < cap.firstYear()) {
            contradiction(
                "year",
                "contradicts counterparty=%s, whose first year is %d"
                    .formatted(cap.id(), cap.firstYear()));
          }
        });
  }

  private Optional<Cap> capBook() {
    return counterparty.flatMap(
        name ->
            Targets.regime(target).caps().stream()
                .filter(cap -> !name.equals(Book.ALL) && Book.of(cap).name().equals(name))
                .findFirst());
  }

  private static void contradiction(String parameter, String detail) {
    throw ProblemException.parameter(parameter, detail);
  }

  /** Reads what a derived measure is worked out from, too. */
  public SumQuery sums() {
    return SumQuery.of(target)
        .book(counterparty)
        .years(year.stream().boxed().toList())
        .measure(measure)
        .basis(basis)
        .products(products());
  }

  /** The lines that the totals are made of. */
  public EntryQuery entries() {
    Map<String, Object> equal = new LinkedHashMap<>();
    counterparty.ifPresent(book -> equal.put("book", book));
    year.ifPresent(only -> equal.put("year", only));
    basis.ifPresent(only -> equal.put("basis", only));
    product.ifPresent(only -> equal.put("product", only));
    productClass.ifPresent(only -> equal.put("productClass", only));
    EntryQuery query = EntryQuery.of(target).equal(equal);
    Set<Measure> measures = sums().measures();
    EntryQuery ofMeasures = measures.isEmpty() ? query : query.in(Map.of("measure", measures));
    return counterparty.isPresent()
        ? ofMeasures
        : ofMeasures.notIn(Map.of("book", Book.aggregates(target)));
  }

  /** Empty if all are asked for. */
  private Set<Product> products() {
    if (product.isPresent()) {
      return EnumSet.of(product.get());
    }
    return productClass
        .map(
            wanted ->
                Arrays.stream(Product.values())
                    .filter(each -> each.productClass() == wanted)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Product.class))))
        .orElseGet(() -> EnumSet.noneOf(Product.class));
  }

  /** Whether the answer has the measure: the one asked for, or any if none is. */
  public boolean wants(Measure wanted) {
    return measure.isEmpty() || measure.get() == wanted;
  }
}
