package org.embargoledger.ledger.agreements;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.ledger.http.PageAnswer;
import org.embargoledger.ledger.query.Known.KnownAtView;
import org.embargoledger.model.fact.Agreement;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.Sector;

/**
 * The agreements whose days have the day asked for.
 *
 * @param next where the next page is; null on the last
 */
public record AgreementsAnswer(
    String target,
    long position,
    KnownAtView knownAt,
    String asOf,
    List<View> agreements,
    String next)
    implements PageAnswer {

  /**
   * @param status as the source has it: what is merely proposed has days, too
   * @param period the days that the source gives it
   */
  public record View(
      UUID factId,
      String eventId,
      String counterparty,
      String title,
      Agreement.Kind kind,
      Agreement.Status status,
      Sector sector,
      boolean jointEntity,
      Basis basis,
      String period,
      String publisher,
      String url,
      String quote,
      Map<String, String> links) {}
}
