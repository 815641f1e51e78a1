package org.embargoledger.ledger.entries;

import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.http.Cursor;
import org.embargoledger.ledger.projection.postgres.EntryRow;
import org.embargoledger.ledger.query.BookNames;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.ProductClass;

/**
 * Which lines are asked for.
 *
 * @param filters equality on the named columns
 */
record EntryFilter(String target, Map<String, Object> filters, int limit) {

  static final int LIMIT_DEFAULT = 100;
  static final int LIMIT_MAX = 1_000;

  static EntryFilter read(String target, Parameters parameters) {
    Map<String, Object> filters = new LinkedHashMap<>();
    parameters
        .read("book", text -> BookNames.parse(target, text))
        .ifPresent(book -> filters.put("book", book));
    parameters.year("year").ifPresent(year -> filters.put("year", year));
    parameters
        .oneOf("measure", Measure.class)
        .map(EntryFilter::booked)
        .ifPresent(measure -> filters.put("measure", measure));
    parameters.oneOf("basis", Basis.class).ifPresent(basis -> filters.put("basis", basis));
    parameters
        .oneOf("productClass", ProductClass.class)
        .ifPresent(productClass -> filters.put("productClass", productClass));
    parameters.uuid("factId").ifPresent(factId -> filters.put("factId", factId));
    return new EntryFilter(
        target, filters, (int) parameters.number("limit", 1, LIMIT_MAX).orElse(LIMIT_DEFAULT));
  }

  private static Measure booked(Measure measure) {
    if (measure.isDerived()) {
      throw ProblemException.parameter(
          "measure",
          measure + " is worked out from PLEDGED and DISBURSED and has no entries of its own");
    }
    return measure;
  }

  /** One line more than the limit, if there is one. */
  Uni<List<EntryRow>> find(int generation, Cursor cursor) {
    StringBuilder query =
        new StringBuilder(
            "from EntryRow e join fetch e.booked join fetch e.cause"
                + " where e.generation = :generation and e.target = :target"
                + " and e.id > :after and e.id <= :through");
    Map<String, Object> values = new LinkedHashMap<>(filters);
    values.put("generation", generation);
    values.put("target", target);
    values.put("after", cursor.after());
    values.put("through", cursor.through());
    filters
        .keySet()
        .forEach(name -> query.append(" and e.").append(name).append(" = :").append(name));
    query.append(" order by e.id");
    return EntryRow.<EntryRow>find(query.toString(), values).page(Page.ofSize(limit + 1)).list();
  }
}
