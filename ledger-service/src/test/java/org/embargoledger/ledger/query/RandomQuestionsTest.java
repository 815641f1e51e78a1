package org.embargoledger.ledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embargoledger.ledger.bookkeeping.Book;
import org.embargoledger.ledger.bookkeeping.Line;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.bookkeeping.RandomHistories;
import org.embargoledger.ledger.query.NaiveAnswers.Total;
import org.embargoledger.ledger.support.EmbeddedParts;
import org.embargoledger.ledger.support.Ledger;
import org.embargoledger.ledger.support.TestLog;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.measure.ConversionPolicies;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.CapUsage;
import org.embargoledger.model.regime.Regimes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The one law of answers: whatever is asked, the ledger says what a naive fold of all events that
 * were known says. Asked of the running service over a random history that is long enough for its
 * lines to fill pages.
 */
@QuarkusTest
@TestProfile(RandomQuestionsTest.OfItsOwn.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class RandomQuestionsTest {

  private static final String OPEN_PAGES =
      "SELECT count(*) FROM generation WHERE carried_to + (1 << page_span) <= last_entry_id";

  /** Makes Quarkus start anew. */
  public static class OfItsOwn implements QuarkusTestProfile {}

  private static final long SEED = Long.getLong("ledger.questions.seed", 20_261_124L);
  private static final int STEPS = 500;
  private static final int ACTIVITIES_A_STEP = 4;
  private static final int EVENTS = STEPS * (1 + ACTIVITIES_A_STEP);
  private static final int QUESTIONS = 60;
  private static final List<String> BOOKS =
      List.of("RU", "CN", "CN+RU", "ZZ", Book.ALL, "crude-oil-2397");

  private static List<Event> history;

  private final Random random = new Random(SEED);

  @BeforeAll
  static void project() {
    history = RandomHistories.padded(SEED, STEPS, ACTIVITIES_A_STEP);
    try (TestLog log = new TestLog()) {
      log.sendAll(history);
      log.flush();
    }
    Ledger.awaitPosition(EVENTS - 1);
  }

  /** Where the ledger is looked at from, and as clients write it. */
  private record View(long position, Optional<LocalDate> asOf, String query) {}

  private View view() {
    long position = random.nextInt(EVENTS + 1) - 1;
    Optional<LocalDate> asOf =
        random.nextInt(3) == 0
            ? Optional.empty()
            : Optional.of(LocalDate.of(2017, 5, 20).plusDays(random.nextInt(800)));
    Instant first = history.get(0).header().recordedAt();
    String knownAt =
        position < 0
            ? "&knownAt=" + first.minusMillis(1)
            : random.nextBoolean()
                ? "&knownAt=" + position
                : "&knownAt=" + first.plusMillis(position).plusNanos(random.nextInt(1_000_000));
    boolean present = position == EVENTS - 1 && random.nextBoolean();
    return new View(
        position, asOf, (present ? "" : knownAt) + asOf.map(day -> "&asOf=" + day).orElse(""));
  }

  private NaiveAnswers naive(View view) {
    return naive(view.position(), view.asOf());
  }

  private static NaiveAnswers naive(long position, Optional<LocalDate> asOf) {
    return new NaiveAnswers(history.subList(0, (int) position + 1), asOf);
  }

  private record Filter(Predicate<Line> lines, String query) {}

  private Filter filter() {
    Optional<String> book = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(pick(BOOKS));
    boolean capBook = book.filter("crude-oil-2397"::equals).isPresent();
    Optional<Integer> year =
        random.nextBoolean() ? Optional.empty() : Optional.of(2018 + random.nextInt(2));
    Optional<Measure> measure =
        random.nextBoolean() || capBook
            ? Optional.empty()
            : Optional.of(
                pick(
                    List.of(
                        Measure.DELIVERED,
                        Measure.PLEDGED,
                        Measure.DISBURSED,
                        Measure.AGREEMENTS,
                        Measure.ACTIVITIES)));
    List<String> aggregates = Book.aggregates("KP");
    return new Filter(
        line ->
            book.map(line.key().book()::equals).orElse(!aggregates.contains(line.key().book()))
                && year.map(y -> y == line.key().year()).orElse(true)
                && measure.map(m -> m == line.key().measure()).orElse(true),
        book.map(name -> "&counterparty=" + name.replace("+", "%2B")).orElse("")
            + year.map(y -> "&year=" + y).orElse("")
            + measure.map(m -> "&measure=" + m).orElse(""));
  }

  @Test
  void totals_are_those_of_a_naive_fold_at_every_viewpoint() {
    await().until(() -> Ledger.rows(OPEN_PAGES).equals(List.of("0")));
    assertThat(Ledger.rows("SELECT DISTINCT span FROM carried ORDER BY span"))
        .as("pages, wide blocks and the one of all")
        .containsExactly("8", "12", "63");
    assertThat(Ledger.rows("SELECT DISTINCT sign(part) FROM carried ORDER BY 1"))
        .as("sums by months, of longer spans, and by days")
        .containsExactly("-1", "0", "1");
    for (int i = 0; i < QUESTIONS; i++) {
      View view = view();
      Filter filter = filter();
      String question = "/totals?policy=press-7.5" + filter.query() + view.query();

      JsonPath answer = ask(question);

      assertThat(told(answer))
          .as("seed %d: %s", SEED, question)
          .isEqualTo(words(naive(view).totals(filter.lines())));
    }
  }

  @Test
  void money_is_converted_by_the_days_that_a_naive_fold_values_it_on() {
    int compared = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      View view = view();
      Filter filter = filter();
      String question = "/totals?convertTo=USD" + filter.query() + view.query();

      Map<String, String> told = valued(ask(question));

      assertThat(told)
          .as("seed %d: %s", SEED, question)
          .isEqualTo(valued(naive(view).totals(filter.lines(), RandomQuestionsTest::valuedKey)));
      compared += told.size();
    }
    assertThat(compared).isGreaterThan(QUESTIONS);
  }

  private static String valuedKey(Line line) {
    return NaiveAnswers.key(
        line.key().book(),
        line.key().year(),
        line.key().measure(),
        line.basis(),
        line.unit(),
        line.valuedOn().orElse(null));
  }

  private static Map<String, String> valued(Map<String, Total> totals) {
    Map<String, String> words = new TreeMap<>();
    totals.forEach(
        (key, total) -> {
          if (!key.endsWith("null")) {
            words.put(key, Band.plain(total.sum().best()));
          }
        });
    return words;
  }

  private static Map<String, String> valued(JsonPath answer) {
    Map<String, String> words = new TreeMap<>();
    List<Map<String, Object>> totals = answer.getList("money");
    for (Map<String, Object> total : totals) {
      if (!total.get("measure").equals("OUTSTANDING")) {
        assertThat(total).containsEntry("partsLeftOut", 0);
        Stream.of("parts", "missing")
            .flatMap(name -> ((List<?>) total.get(name)).stream())
            .map(Map.class::cast)
            .forEach(
                part ->
                    words.put(
                        NaiveAnswers.key(
                            total.get("counterparty"),
                            total.get("year"),
                            total.get("measure"),
                            total.get("basis"),
                            part.get("unit"),
                            part.get("valuedOn")),
                        String.valueOf(part.get("amount"))));
      }
    }
    return words;
  }

  @Test
  void differences_are_those_of_two_naive_folds_and_their_lines_add_up_to_them() {
    for (int i = 0; i < QUESTIONS / 3; i++) {
      long first = random.nextInt(EVENTS);
      long last = first + random.nextInt((int) (EVENTS - first));
      Filter filter = filter();
      String question =
          "/totals/diff?limit=1000&knownAt=%d&knownAt2=%d%s".formatted(first, last, filter.query());
      Map<String, Total> before = naive(first, Optional.empty()).totals(filter.lines());
      Map<String, Total> after = naive(last, Optional.empty()).totals(filter.lines());

      JsonPath answer = ask(question);

      Map<String, String> expected = new TreeMap<>(difference(before, after));
      assertThat(changed(answer)).as("seed %d: %s", SEED, question).isEqualTo(expected);
      assertThat(added(answer)).as("seed %d: %s", SEED, question).isEqualTo(moved(before, after));
    }
  }

  @Test
  void caps_are_those_of_a_naive_fold_at_every_viewpoint() {
    for (int i = 0; i < QUESTIONS / 3; i++) {
      View view = view();
      int year = 2018 + random.nextInt(2);
      String question = "/caps?series=true&year=" + year + view.query();
      NaiveAnswers naive = naive(view);

      JsonPath answer = ask(question);

      for (int c = 0; c < 2; c++) {
        Cap cap = Regimes.forTarget("KP").orElseThrow().caps().get(c);
        for (int l = 0; l < cap.limits().size(); l++) {
          for (int b = 0; b < 3; b++) {
            String path = "caps[%d].limits[%d].bases[%d].".formatted(c, l, b);
            String basis = answer.getString(path + "basis");
            Optional<Estimate> used = used(naive, cap, year, cap.limits().get(l), basis);
            assertThat(answer.getString(path + "used.best"))
                .as("seed %d: %s %s", SEED, question, path)
                .isEqualTo(used.map(e -> Band.plain(e.best())).orElse(null));
            assertThat(answer.getString(path + "used.high"))
                .as("seed %d: %s %s", SEED, question, path)
                .isEqualTo(used.map(e -> Band.plain(e.high())).orElse(null));
            assertThat(lastOfSeries(answer, "caps[%d].series[%d].months".formatted(c, l), basis))
                .as("seed %d: %s the series ends with the total", SEED, question)
                .isEqualTo(used.map(e -> Band.plain(e.best())).orElse(null));
          }
        }
      }
    }
  }

  @Test
  void groups_by_month_add_up_to_the_total_of_each_basis() {
    for (int i = 0; i < QUESTIONS / 4; i++) {
      View view = view();
      String question =
          "/totals/groups?limit=1000&measure=PLEDGED&counterparty=ALL&groupBy=month,quarter"
              + view.query();
      Map<String, BigDecimal> expected = new HashMap<>();
      naive(view)
          .totals(
              line -> line.key().book().equals(Book.ALL) && line.key().measure() == Measure.PLEDGED)
          .forEach(
              (key, total) -> {
                String[] parts = key.split("\\|");
                expected.merge(parts[3] + parts[5], total.sum().best(), BigDecimal::add);
              });

      Map<String, BigDecimal> told = new HashMap<>();
      List<Map<String, Object>> rows = ask(question).getList("groups");
      for (Map<String, Object> row : rows) {
        told.merge(
            String.valueOf(row.get("basis")) + row.get("unit"),
            new BigDecimal(String.valueOf(((Map<?, ?>) row.get("amount")).get("best"))),
            BigDecimal::add);
      }

      assertThat(plain(told)).as("seed %d: %s", SEED, question).isEqualTo(plain(expected));
    }
  }

  private static Object lastOfSeries(JsonPath answer, String months, String basis) {
    List<Map<String, Map<String, Map<String, Object>>>> all = answer.getList(months);
    Map<String, Object> cumulative =
        all.get(all.size() - 1).get(basis.toLowerCase(Locale.ROOT)).get("cumulative");
    return cumulative == null ? null : cumulative.get("best");
  }

  private static Optional<Estimate> used(
      NaiveAnswers naive, Cap cap, int year, Cap.Limit limit, String basis) {
    Map<String, Total> totals =
        naive.totals(
            line ->
                line.key().book().equals(Book.of(cap).name())
                    && line.key().year() == year
                    && line.basis().name().equals(basis)
                    && line.product()
                        .filter(product -> product.productClass() == cap.productClass())
                        .isPresent());
    return totals.entrySet().stream()
        .map(
            each -> {
              String[] parts = each.getKey().split("\\|");
              return CapUsage.convert(
                      each.getValue().sum(),
                      Product.valueOf(parts[4]),
                      QuantityUnit.ofSymbol(parts[5]).orElseThrow(),
                      limit.unit(),
                      ConversionPolicies.standard())
                  .orElse(Estimate.ZERO);
            })
        .reduce(Estimate::plus);
  }

  private static Map<String, String> words(Map<String, Total> totals) {
    Map<String, String> words = new TreeMap<>();
    totals.forEach((key, total) -> words.put(key, total.toString()));
    return words;
  }

  private static Map<String, String> told(JsonPath answer) {
    List<Map<String, Object>> totals = answer.getList("totals");
    return totals.stream()
        .filter(total -> !total.get("measure").equals("OUTSTANDING"))
        .collect(
            Collectors.toMap(
                RandomQuestionsTest::key,
                total ->
                    "%s %s %s of %s"
                        .formatted(
                            total.get("low"),
                            total.get("best"),
                            total.get("high"),
                            total.get("entries")),
                (one, other) -> one + " twice",
                TreeMap::new));
  }

  private static String key(Map<String, Object> total) {
    Object book = total.containsKey("book") ? total.get("book") : total.get("counterparty");
    return NaiveAnswers.key(
        book,
        total.get("year"),
        total.get("measure"),
        total.get("basis"),
        total.get("product"),
        total.get("unit"));
  }

  private static Map<String, String> difference(
      Map<String, Total> before, Map<String, Total> after) {
    Map<String, String> changes = new HashMap<>();
    words(after)
        .forEach(
            (key, total) -> {
              String old = Optional.ofNullable(before.get(key)).map(Total::toString).orElse(null);
              if (!total.equals(old)) {
                changes.put(key, old + " -> " + total);
              }
            });
    before.forEach(
        (key, total) -> {
          if (!after.containsKey(key)) {
            changes.put(key, total + " -> null");
          }
        });
    return changes;
  }

  private static Map<String, String> changed(JsonPath answer) {
    List<Map<String, Object>> totals = answer.getList("totals");
    return totals.stream()
        .filter(total -> !total.get("measure").equals("OUTSTANDING"))
        .collect(
            Collectors.toMap(
                RandomQuestionsTest::key,
                total -> side(total.get("before")) + " -> " + side(total.get("after")),
                (one, other) -> one + " twice",
                TreeMap::new));
  }

  private static String side(Object side) {
    if (side == null) {
      return null;
    }
    Map<?, ?> sum = (Map<?, ?>) ((Map<?, ?>) side).get("sum");
    return "%s %s %s of %s"
        .formatted(
            sum.get("low"), sum.get("best"), sum.get("high"), ((Map<?, ?>) side).get("entries"));
  }

  private static Map<String, String> moved(Map<String, Total> before, Map<String, Total> after) {
    Map<String, BigDecimal> moved = new HashMap<>();
    after.forEach((key, total) -> moved.merge(key, total.sum().best(), BigDecimal::add));
    before.forEach((key, total) -> moved.merge(key, total.sum().best().negate(), BigDecimal::add));
    return plain(moved);
  }

  /** What the lines of all pages add up to. */
  private static Map<String, String> added(JsonPath first) {
    Map<String, BigDecimal> added = new HashMap<>();
    JsonPath page = first;
    while (page != null) {
      List<Map<String, Object>> entries = page.getList("entries");
      entries.forEach(
          entry ->
              added.merge(
                  key(entry), new BigDecimal(String.valueOf(entry.get("best"))), BigDecimal::add));
      String next = page.getString("next");
      page = next == null ? null : Ledger.raw(next).then().statusCode(200).extract().jsonPath();
    }
    return plain(added);
  }

  private static Map<String, String> plain(Map<String, BigDecimal> figures) {
    return figures.entrySet().stream()
        .filter(figure -> figure.getValue().signum() != 0)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                figure -> Objects.requireNonNull(Band.plain(figure.getValue()))));
  }

  private static JsonPath ask(String question) {
    return Ledger.raw("/v1/ledgers/KP" + question).then().statusCode(200).extract().jsonPath();
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
