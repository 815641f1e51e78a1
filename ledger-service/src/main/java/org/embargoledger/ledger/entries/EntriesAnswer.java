package org.embargoledger.ledger.entries;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.bookkeeping.Posting;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Product;

/**
 * A page of the ledger's lines in the order they were booked.
 *
 * @param next where the next page is; null on the last
 */
public record EntriesAnswer(String target, long position, List<Entry> entries, String next) {

  /**
   * @param low signed: the sum of all lines is the total
   * @param slice the days that the amount stands for, out of the fact's period
   * @param eventId the version of the fact that is booked
   * @param causeEventId the event that made it count, or count no more
   * @param recordedAt when the log took that event
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
      UUID factId,
      String eventId,
      String causeEventId,
      String reason,
      Instant recordedAt,
      SourceView source,
      String quote,
      String grade,
      Map<String, String> links) {}

  public record SourceView(String publisher, String title, String url, String published) {}
}
