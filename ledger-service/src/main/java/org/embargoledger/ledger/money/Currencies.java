package org.embargoledger.ledger.money;

import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.query.Parameters;

/** The currencies that a client wants money converted to. */
public final class Currencies {

  public static final String PARAMETER = "convertTo";

  private static final int CONVERTED_MAX = 3;
  private static final Set<Measure> MONEY =
      EnumSet.of(Measure.PLEDGED, Measure.DISBURSED, Measure.OUTSTANDING);

  private Currencies() {}

  /** Empty if none is asked for. */
  public static List<Currency> read(Parameters parameters) {
    return parameters.several(PARAMETER, CONVERTED_MAX, Currencies::currency);
  }

  /** As above, for one measure, which must be money. */
  public static List<Currency> read(Parameters parameters, Measure measure) {
    List<Currency> currencies = read(parameters);
    if (!currencies.isEmpty() && !MONEY.contains(measure)) {
      throw ProblemException.parameter(
          PARAMETER, "contradicts measure=%s, which is no money".formatted(measure));
    }
    return currencies;
  }

  /** Reads an ISO 4217 code. */
  public static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is no currency; write ISO 4217 codes such as USD or USD,EUR".formatted(code), e);
    }
  }
}
