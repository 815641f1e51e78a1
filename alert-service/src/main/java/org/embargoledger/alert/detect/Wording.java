package org.embargoledger.alert.detect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;

/** How figures, days and states read in a sentence. Rounds for reading only, never to compute. */
public final class Wording {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final BigDecimal MILLION = new BigDecimal("1000000");

  private Wording() {}

  /** {@code 403,421.9}; at most two digits after the point. */
  public static String number(BigDecimal value) {
    DecimalFormat format =
        new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }

  /** {@code 890 million RUB}, {@code 11.02 million USD}, {@code 950,000 USD}. */
  public static String money(Money money) {
    String currency = " " + money.currency().getCurrencyCode();
    return money.amount().compareTo(MILLION) < 0
        ? number(money.amount()) + currency
        : number(money.amount().movePointLeft(6)) + " million" + currency;
  }

  /** {@code 21 November 2025}. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** {@code in 2018}, or {@code from 22 December 2017 to 21 December 2018}. */
  public static String during(Period period) {
    return period.equals(Period.year(period.from().getYear()))
        ? "in " + period
        : "from " + day(period.from()) + " to " + day(period.to());
  }

  /** {@code Russia}, {@code China and Russia}, {@code an unnamed state}. */
  public static String states(Counterparty counterparty) {
    return counterparty.isUnnamed()
        ? "an unnamed state"
        : counterparty.states().stream()
            .map(Countries::nameOf)
            .collect(Collectors.collectingAndThen(Collectors.toList(), Wording::list));
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String list(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}
