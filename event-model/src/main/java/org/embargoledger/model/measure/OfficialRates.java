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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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

  private static final String EURO_SOURCE =
      "European Central Bank, euro foreign exchange reference rates, history up to 2023-02-21";

  private record Pair(Currency base, Currency quote) {}

  /** Through which a cross rate may go, in the order in which they are tried. */
  private static final List<Currency> PIVOTS =
      Stream.of("RUB", "USD", "EUR").map(Currency::getInstance).toList();

  private final Optional<OfficialRates> beneath;
  private final Map<Pair, NavigableMap<LocalDate, OfficialRate>> rates = new HashMap<>();

  /**
   * @param rates of several for the same currencies and day, the last one holds
   */
  public OfficialRates(List<OfficialRate> rates) {
    this(Optional.empty(), rates);
  }

  private OfficialRates(Optional<OfficialRates> beneath, List<OfficialRate> rates) {
    this.beneath = beneath;
    for (OfficialRate rate : rates) {
      this.rates
          .computeIfAbsent(new Pair(rate.base(), rate.quote()), unused -> new TreeMap<>())
          .put(rate.date(), rate);
    }
  }

  /** These rates and more, which go before these where both have the day. */
  public OfficialRates with(List<OfficialRate> more) {
    return more.isEmpty() ? this : new OfficialRates(Optional.of(this), more);
  }

  /** All rates between two currencies as quoted, by day. */
  public List<OfficialRate> all(Currency base, Currency quote) {
    NavigableMap<LocalDate, OfficialRate> days = new TreeMap<>();
    beneath.ifPresent(below -> below.all(base, quote).forEach(rate -> days.put(rate.date(), rate)));
    days.putAll(rates.getOrDefault(new Pair(base, quote), new TreeMap<>()));
    return List.copyOf(days.values());
  }

  /** The tables that ship with the model. */
  public static OfficialRates shipped() {
    Stream<OfficialRate> ofCentralBanks =
        rows("reference/official-rates.csv").stream()
            .filter(row -> row.get("kind").equals("OFFICIAL"))
            .map(OfficialRates::rate);
    Stream<OfficialRate> ofTheEuro =
        rows("reference/official-rates-ecb.csv").stream().flatMap(OfficialRates::euroRates);
    return new OfficialRates(Stream.concat(ofTheEuro, ofCentralBanks).toList());
  }

  private static List<CSVRecord> rows(String table) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader in = new InputStreamReader(Resources.open(table), StandardCharsets.UTF_8);
        CSVParser rows = CSVParser.parse(in, format)) {
      return rows.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + table, e);
    }
  }

  /** A day of the euro's reference rates, a column for each currency that it had on that day. */
  private static Stream<OfficialRate> euroRates(CSVRecord row) {
    return row.toMap().entrySet().stream()
        .filter(cell -> !cell.getKey().equals("date") && !cell.getValue().isEmpty())
        .map(
            cell ->
                new OfficialRate(
                    LocalDate.parse(row.get("date")),
                    Currency.getInstance("EUR"),
                    Currency.getInstance(cell.getKey()),
                    new BigDecimal(cell.getValue()),
                    EURO_SOURCE));
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
    return lastUntil(period.to(), new Pair(base, quote))
        .filter(rate -> !rate.date().isBefore(oldest));
  }

  private Optional<OfficialRate> lastUntil(LocalDate day, Pair pair) {
    Optional<OfficialRate> here =
        Optional.ofNullable(rates.get(pair))
            .map(days -> days.floorEntry(day))
            .map(Map.Entry::getValue);
    Optional<OfficialRate> below = beneath.flatMap(older -> older.lastUntil(day, pair));
    return Stream.concat(here.stream(), below.stream())
        .max(Comparator.comparing(OfficialRate::date));
  }

  /**
   * How to convert on a day: by the rate between the two currencies, quoted either way round (the
   * later one if there are both); if there is none, across the rouble, the dollar or the euro, the
   * first of them that has both rates in force on the day. Empty if none has: nothing is guessed.
   */
  public Optional<Exchange> exchange(LocalDate day, Currency from, Currency to) {
    if (from.equals(to)) {
      return Optional.of(new Exchange(from, to, List.of()));
    }
    return leg(day, from, to)
        .map(leg -> new Exchange(from, to, List.of(leg)))
        .or(() -> PIVOTS.stream().flatMap(pivot -> across(day, from, pivot, to)).findFirst());
  }

  private Stream<Exchange> across(LocalDate day, Currency from, Currency pivot, Currency to) {
    if (pivot.equals(from) || pivot.equals(to)) {
      return Stream.empty();
    }
    return leg(day, from, pivot)
        .flatMap(
            first ->
                leg(day, pivot, to).map(second -> new Exchange(from, to, List.of(first, second))))
        .stream();
  }

  private Optional<Exchange.Leg> leg(LocalDate day, Currency from, Currency to) {
    Optional<Exchange.Leg> asQuoted =
        during(Period.day(day), from, to).map(rate -> new Exchange.Leg(rate, false));
    Optional<Exchange.Leg> reversed =
        during(Period.day(day), to, from).map(rate -> new Exchange.Leg(rate, true));
    return Stream.concat(asQuoted.stream(), reversed.stream())
        .max(Comparator.comparing((Exchange.Leg leg) -> leg.rate().date()));
  }
}
