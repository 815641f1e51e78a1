package org.embargoledger.ledger.entries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.ledger.bookkeeping.Book;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.query.BookNames;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.ProductClass;

/**
 * Which lines are asked for.
 *
 * @param filters equality on the named columns
 */
public record EntryFilter(String target, Map<String, Object> filters) {

  /** The parameters that are read here. */
  public static final List<String> PARAMETERS =
      List.of(
          "book",
          "counterparty",
          "year",
          "measure",
          "basis",
          "product",
          "productClass",
          "factId",
          "partner",
          "source",
          "agreement");

  public static EntryFilter read(String target, Parameters parameters) {
    Map<String, Object> filters = new LinkedHashMap<>();
    parameters
        .read("book", text -> BookNames.parse(target, text))
        .ifPresent(book -> filters.put("book", book));
    parameters
        .read("counterparty", text -> Counterparty.parse(text).toString())
        .ifPresent(counterparty -> filters.put("counterparty", counterparty));
    parameters.year("year").ifPresent(year -> filters.put("year", year));
    parameters
        .oneOf("measure", Measure.class)
        .map(EntryFilter::booked)
        .ifPresent(measure -> filters.put("measure", measure));
    parameters.oneOf("basis", Basis.class).ifPresent(basis -> filters.put("basis", basis));
    parameters
        .oneOf("product", Product.class)
        .ifPresent(product -> filters.put("product", product));
    parameters
        .oneOf("productClass", ProductClass.class)
        .ifPresent(productClass -> filters.put("productClass", productClass));
    parameters.uuid("factId").ifPresent(factId -> filters.put("factId", factId));
    parameters.text("partner").ifPresent(partner -> filters.put("partner", partner));
    parameters.text("source").ifPresent(publisher -> filters.put("publisher", publisher));
    parameters.uuid("agreement").ifPresent(agreement -> filters.put("agreement", agreement));
    EntryFilter filter = new EntryFilter(target, filters);
    filter.refuseContradictions();
    return filter;
  }

  private static Measure booked(Measure measure) {
    if (measure.isDerived()) {
      throw ProblemException.parameter(
          "measure",
          measure + " is worked out from PLEDGED and DISBURSED and has no entries of its own");
    }
    return measure;
  }

  private void refuseContradictions() {
    Object book = filters.get("book");
    Object counterparty = filters.get("counterparty");
    if (book != null
        && counterparty != null
        && !Book.aggregates(target).contains(book)
        && !book.equals(counterparty)) {
      throw ProblemException.parameter(
          "counterparty",
          "contradicts book=%s, which has the entries of %s only".formatted(book, book));
    }
    Object measure = filters.get("measure");
    for (String name : Set.of("product", "productClass")) {
      if (filters.containsKey(name) && measure != null && measure != Measure.DELIVERED) {
        throw ProblemException.parameter(
            name, "contradicts measure=%s: only DELIVERED has products".formatted(measure));
      }
    }
  }

  EntryQuery query() {
    return EntryQuery.of(target).equal(filters);
  }
}
