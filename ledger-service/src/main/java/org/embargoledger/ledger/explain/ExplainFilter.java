package org.embargoledger.ledger.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.ledger.entries.EntryQuery;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.ledger.totals.TotalFilter;

/**
 * Which total is to be taken apart: a counterparty, a year and a measure at least.
 *
 * @param unit empty for all
 */
record ExplainFilter(TotalFilter totals, Optional<String> unit) {

  private static final String UNIT = "unit";

  static final List<String> PARAMETERS =
      Stream.concat(TotalFilter.PARAMETERS.stream(), Stream.of(UNIT)).toList();

  static ExplainFilter read(String target, Parameters parameters) {
    for (String needed : List.of("counterparty", "year", "measure")) {
      if (!parameters.has(needed)) {
        throw ProblemException.parameter(
            needed, "is missing; a total has a counterparty, a year and a measure");
      }
    }
    return new ExplainFilter(TotalFilter.read(target, parameters), parameters.text(UNIT));
  }

  List<Sum> ofUnit(List<Sum> sums) {
    return sums.stream()
        .filter(sum -> unit.isEmpty() || unit.get().equals(sum.key().unit()))
        .toList();
  }

  EntryQuery entries() {
    EntryQuery query = totals.entries();
    return unit.map(only -> query.alsoEqual(UNIT, only)).orElse(query);
  }
}
