package org.embargoledger.ledger.entries;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.bookkeeping.Posting;
import org.embargoledger.ledger.http.PageAnswer;
import org.embargoledger.ledger.money.Conversion;
import org.embargoledger.ledger.query.Known.KnownAtView;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Product;

/**
 * A page of the ledger's lines in the order they were booked.
 *
 * @param knownAt what was taken as known, if less was asked for than is known now
 * @param asOf the last day that counts, if one was asked for
 * @param next where the next page is; null on the last
 */
public record EntriesAnswer(
    String target,
    long position,
    KnownAtView knownAt,
    String asOf,
    List<Entry> entries,
    String next)
    implements PageAnswer {

  /**
   * @param low signed: the sum of all lines is the total
   * @param slice the days that the amount stands for, out of the fact's period
   * @param share which part of the fact's period these are, as days: "166/365"; absent for all
   * @param asOfShare which part of the slice's days is over on the day asked for; absent for all
   * @param eventId the version of the fact that is booked
   * @param causeEventId the event that made it count, or count no more
   * @param recordedAt when the log took that event
   * @param recordedBy who submitted it
   * @param partner who submitted the fact that is booked
   * @param agreement the fact that this one is under
   * @param valuedOn of money: the day whose official rate converts it
   * @param converted to the currencies that were asked for
   */
  public record Entry(
      long id,
      Posting.Kind kind,
      Long reverses,
      String book,
      String counterparty,
      int year,
      Measure measure,
      Basis basis,
      Product product,
      String unit,
      String low,
      String best,
      String high,
      String slice,
      String period,
      @JsonInclude(JsonInclude.Include.NON_NULL) String share,
      @JsonInclude(JsonInclude.Include.NON_NULL) String asOfShare,
      UUID factId,
      String eventId,
      String causeEventId,
      String reason,
      Instant recordedAt,
      String recordedBy,
      String partner,
      UUID agreement,
      SourceView source,
      String quote,
      String grade,
      @JsonInclude(JsonInclude.Include.NON_NULL) String valuedOn,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<Conversion> converted,
      Map<String, String> links) {}

  public record SourceView(String publisher, String title, String url, String published) {}
}
