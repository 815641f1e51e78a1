package org.embargoledger.ledger.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.money.MoneyTotal;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.Known.KnownAtView;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Product;

/**
 * Totals by group.
 *
 * @param book whose entries they are of; null for every counterparty's own
 * @param groupsLeftOut how many more there are than the limit
 */
public record GroupsAnswer(
    String target,
    long position,
    KnownAtView knownAt,
    String asOf,
    Measure measure,
    String book,
    List<String> groupBy,
    String policy,
    List<Row> groups,
    int groupsLeftOut) {

  /**
   * @param unit of {@code amount}; fuel has none, as it is in barrels and tons
   * @param entries how many stand; one that is shared out counts in each group that has a share
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, String> group,
      Basis basis,
      String unit,
      Band amount,
      Band barrels,
      Band tons,
      List<Product> unconvertible,
      List<Converted> converted,
      long entries) {}

  /**
   * @param amount of what could be converted; null if nothing could
   * @param complete whether everything could be
   * @param parts what was converted, with which rates
   * @param missing what no official rate is known for
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Converted(
      String currency,
      Band amount,
      boolean complete,
      List<MoneyTotal.Part> parts,
      List<MoneyTotal.Missing> missing) {}
}
