package org.embargoledger.ledger.totals;

import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Product;

/** The totals of a target at one position. */
public record TotalsAnswer(
    String target, long position, String policy, List<Total> totals, List<Delivered> delivered) {

  /**
   * A sum of one unit, as stated by the sources. What nobody has reported has no total; a total of
   * 0 was reported as 0.
   *
   * @param entries how many entries stand in it
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
