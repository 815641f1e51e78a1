package org.embargoledger.ledger.totals;

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
 * The totals of a target.
 *
 * @param position where the ledger stood when it was asked
 * @param knownAt what was taken as known, if less was asked for than is known now
 * @param asOf the last day that counts, if one was asked for
 * @param money in the currencies that were asked for
 */
public record TotalsAnswer(
    String target,
    long position,
    KnownAtView knownAt,
    String asOf,
    String policy,
    List<Total> totals,
    List<Delivered> delivered,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<MoneyTotal> money) {

  /**
   * A sum of one unit, as stated by the sources. What nobody has reported has no total; a total of
   * 0 was reported as 0.
   *
   * @param entries how many entries stand in it
   * @param inForce of agreements, with {@code asOf}: how many are in force on that day
   */
  public record Total(
      String counterparty,
      int year,
      Measure measure,
      Basis basis,
      Product product,
      String unit,
      String low,
      String best,
      String high,
      long entries,
      @JsonInclude(JsonInclude.Include.NON_NULL) Long inForce,
      Map<String, String> links) {}

  /**
   * Deliveries of all products together, converted.
   *
   * @param unconvertible products that the policy has no factor for; they are not in the figures
   */
  public record Delivered(
      String counterparty,
      int year,
      Basis basis,
      Band barrels,
      Band tons,
      List<Product> unconvertible,
      Map<String, String> links) {}
}
