package org.embargoledger.ledger.money;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.model.fact.Basis;

/**
 * Money of all currencies together, in one.
 *
 * @param amount of what could be converted; null if nothing could, and for OUTSTANDING if anything
 *     could not
 * @param complete whether everything could be converted
 * @param parts what was converted, and with which rate; no more than a handful of days
 * @param partsLeftOut how many more there are
 * @param missing amounts of days that no official rate is known of; not in {@code amount}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MoneyTotal(
    String counterparty,
    int year,
    Measure measure,
    Basis basis,
    String currency,
    Band amount,
    boolean complete,
    List<Part> parts,
    int partsLeftOut,
    List<Missing> missing,
    Map<String, String> links) {

  public record Part(
      String unit, String amount, String valuedOn, String converted, List<RateView> rates) {}

  public record Missing(String unit, String amount, String valuedOn) {}
}
