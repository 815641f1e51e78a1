package org.embargoledger.model.measure;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.embargoledger.model.json.Resources;

/**
 * Official exchange rates as dated, sourced points. A central bank sets no rate on weekends and
 * holidays; the last one holds on, but here for no more than {@link #CARRIED_DAYS_MAX} days, so
 * that a hole in the table is never taken for a stable currency. Planning and market rates in the
 * table are not official and are left out.
 */
public final class OfficialRates {

  /** The longest run of days without a setting (the Russian New Year holidays are ten). */
  public static final int CARRIED_DAYS_MAX = 10;

  private final List<OfficialRate> rates;

  public OfficialRates(List<OfficialRate> rates) {
    this.rates = List.copyOf(rates);
  }

  /** The table that ships with the model. */
  public static OfficialRates shipped() {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader in =
            new InputStreamReader(
                Resources.open("reference/official-rates.csv"), StandardCharsets.UTF_8);
        CSVParser rows = CSVParser.parse(in, format)) {
      return new OfficialRates(
          rows.stream()
              .filter(row -> row.get("kind").equals("OFFICIAL"))
              .map(OfficialRates::rate)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the official rates", e);
    }
  }

  private static OfficialRate rate(CSVRecord row) {
    return new OfficialRate(
        LocalDate.parse(row.get("date")),
        Currency.getInstance(row.get("base")),
        Currency.getInstance(row.get("quote")),
        new BigDecimal(row.get("rate")),
        row.get("source"));
  }

  /**
   * The latest rate set within the period or carried into its first day; for a single day, the rate
   * in force on it.
   */
  public Optional<OfficialRate> during(Period period, Currency base, Currency quote) {
    LocalDate oldest = period.from().minusDays(CARRIED_DAYS_MAX);
    return rates.stream()
        .filter(rate -> rate.base().equals(base) && rate.quote().equals(quote))
        .filter(rate -> !rate.date().isAfter(period.to()) && !rate.date().isBefore(oldest))
        .max(Comparator.comparing(OfficialRate::date));
  }
}
