package org.embargoledger.ledger.reference;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.model.measure.OfficialRate;

/**
 * One row of submitted rates, as text by field, read strictly.
 *
 * @param errors empty exactly if there is a rate
 */
record RateRow(int row, Optional<OfficialRate> rate, List<Error> errors) {

  static final List<String> FIELDS = List.of("date", "base", "quote", "rate", "source");

  /** Central banks set a rate for the next days, not for the next month. */
  static final int DAYS_AHEAD_MAX = 10;

  private static final LocalDate FIRST_DAY = LocalDate.of(1948, 1, 1);
  private static final int SCALE_MAX = 12;
  private static final BigDecimal RATE_MAX = new BigDecimal("1000000000");
  private static final int SOURCE_LENGTH_MAX = 500;

  /** What is wrong with one field. */
  record Error(String field, String detail) {}

  static RateRow refused(int row, String field, String detail) {
    return new RateRow(row, Optional.empty(), List.of(new Error(field, detail)));
  }

  static RateRow read(int row, Map<String, String> fields, LocalDate today) {
    return new Reader(fields, today).read(row);
  }

  private static final class Reader {
    private final Map<String, String> fields;
    private final LocalDate today;
    private final List<Error> errors = new ArrayList<>();

    Reader(Map<String, String> fields, LocalDate today) {
      this.fields = fields;
      this.today = today;
    }

    RateRow read(int row) {
      LocalDate date = date();
      Currency base = currency("base");
      Currency quote = currency("quote");
      BigDecimal rate = rate();
      String source = fields.getOrDefault("source", "").strip();
      if (base != null && base.equals(quote)) {
        error("quote", "is the same currency as base");
      }
      if (source.isEmpty()) {
        error("source", "is missing; say which authority set the rate, and where it was read");
      } else if (source.length() > SOURCE_LENGTH_MAX) {
        error("source", "is longer than %d characters".formatted(SOURCE_LENGTH_MAX));
      }
      return errors.isEmpty()
          ? new RateRow(
              row, Optional.of(new OfficialRate(date, base, quote, rate, source)), List.of())
          : new RateRow(row, Optional.empty(), errors);
    }

    private LocalDate date() {
      String text = fields.getOrDefault("date", "");
      try {
        LocalDate date = LocalDate.parse(text);
        if (date.isAfter(today.plusDays(DAYS_AHEAD_MAX)) || date.isBefore(FIRST_DAY)) {
          error(
              "date",
              "must be from %s to %d days ahead, not %s"
                  .formatted(FIRST_DAY, DAYS_AHEAD_MAX, text));
        }
        return date;
      } catch (DateTimeException e) {
        error("date", "'%s' is not a day; write one such as 2025-11-21".formatted(text));
        return null;
      }
    }

    private Currency currency(String field) {
      String text = fields.getOrDefault(field, "");
      try {
        return Currency.getInstance(text);
      } catch (IllegalArgumentException e) {
        error(field, "'%s' is no currency; write an ISO 4217 code such as USD".formatted(text));
        return null;
      }
    }

    private BigDecimal rate() {
      String text = fields.getOrDefault("rate", "");
      try {
        BigDecimal rate = new BigDecimal(text);
        if (rate.signum() <= 0
            || rate.compareTo(RATE_MAX) > 0
            || rate.scale() > SCALE_MAX
            || rate.scale() < -SCALE_MAX) {
          error(
              "rate",
              "must be above 0, up to %s, with up to %d digits after the point"
                  .formatted(RATE_MAX, SCALE_MAX));
        }
        return rate;
      } catch (NumberFormatException e) {
        error("rate", "'%s' is not a decimal such as 80.7321".formatted(text));
        return null;
      }
    }

    private void error(String field, String detail) {
      errors.add(new Error(field, detail));
    }
  }
}
