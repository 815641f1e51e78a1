package org.embargoledger.ledger.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.embargoledger.ledger.entries.EntriesAnswer;
import org.embargoledger.ledger.http.PageAnswer;
import org.embargoledger.ledger.money.MoneyTotal;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.Known.KnownAtView;
import org.embargoledger.ledger.totals.TotalsAnswer;
import org.embargoledger.model.measure.Product;

/**
 * A total taken apart: the lines that it is the sum of, their events and quotes, how they were
 * converted, and the proof that each event is in the log.
 *
 * @param totals all that have the key; several if it leaves basis, product or unit open
 * @param conversions of the totals; null if there is nothing to convert
 * @param entries a page of the lines
 * @param events of the lines on the page, by position
 * @param next where the next page of lines is; null on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplainAnswer(
    String target,
    long position,
    @JsonInclude(JsonInclude.Include.ALWAYS) KnownAtView knownAt,
    @JsonInclude(JsonInclude.Include.ALWAYS) String asOf,
    String policy,
    List<TotalsAnswer.Total> totals,
    List<FuelConversion> conversions,
    List<MoneyTotal> money,
    List<EntriesAnswer.Entry> entries,
    List<EventView> events,
    @JsonInclude(JsonInclude.Include.ALWAYS) String next)
    implements PageAnswer {

  /**
   * How deliveries of one product and unit are converted.
   *
   * @param barrels null if the policy has no factor
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FuelConversion(
      Product product,
      String unit,
      Band stated,
      String factor,
      String factorUnit,
      String factorSource,
      Band barrels,
      Band tons,
      String missing) {}

  public record EventView(
      String eventId,
      UUID factId,
      long position,
      Instant recordedAt,
      String recordedBy,
      EventProof proof) {}
}
