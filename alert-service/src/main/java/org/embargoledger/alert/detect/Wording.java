package org.embargoledger.alert.detect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.ProductClass;
import org.embargoledger.model.measure.Quantity;
import org.embargoledger.model.measure.QuantityUnit;

/** How figures, days and states read in a sentence. Rounds for reading only, never to compute. */
public final class Wording {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final DecimalFormat NUMBER = numberFormat();
  private static final BigDecimal MILLION = new BigDecimal("1000000");

  private Wording() {}

  /** {@code 403,421.9}; at most two digits after the point. */
  public static String number(BigDecimal value) {
    // A format belongs to one thread; to copy one is cheaper than to read its pattern.
    return ((DecimalFormat) NUMBER.clone()).format(value);
  }

  private static DecimalFormat numberFormat() {
    DecimalFormat format =
        new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format;
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

  /** {@code Reported}, as a sentence begins. */
  public static String basis(Basis basis) {
    return switch (basis) {
      case REPORTED -> "Reported";
      case OBSERVED -> "Observed";
      case ESTIMATED -> "Estimated";
    };
  }

  public static String unit(QuantityUnit unit) {
    return switch (unit) {
      case BARREL -> "barrels";
      case METRIC_TON -> "tons";
      case CUBIC_METRE -> "cubic metres";
      case LITRE -> "litres";
    };
  }

  /** {@code 1,510 tons}. */
  public static String quantity(Quantity quantity) {
    return number(quantity.value()) + " " + unit(quantity.unit());
  }

  /** {@code 5 months}, or {@code 5 reporting periods} if these are longer. */
  public static String periods(int count, int monthsEach) {
    return count + (monthsEach == 1 ? " months" : " reporting periods");
  }

  /** {@code refined petroleum products}. */
  public static String products(ProductClass products) {
    return switch (products) {
      case REFINED -> "refined petroleum products";
      case CRUDE -> "crude oil";
      case CONDENSATE -> "condensates and natural gas liquids";
    };
  }

  /** {@code OFFSHORE_OIL_AND_GAS} as {@code offshore oil and gas}. */
  public static String plain(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code April 2018}, {@code 2018}, or the days. */
  public static String span(Period period) {
    if (period.from().equals(period.to())) {
      return day(period.from());
    }
    if (period.equals(Period.year(period.from().getYear()))) {
      return period.toString();
    }
    if (period.equals(Period.month(YearMonth.from(period.from())))) {
      return MONTH.format(period.from());
    }
    return day(period.from()) + " to " + day(period.to());
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String list(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}
