package org.embargoledger.alert.backtest.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.embargoledger.alert.backtest.Window;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.model.json.Json;

/** What a backtest is asked, as it came. */
public class BacktestParameters {

  @QueryParam("version")
  String version;

  @QueryParam("from")
  String from;

  @QueryParam("to")
  String to;

  @QueryParam("time")
  String time;

  @QueryParam("knownAt")
  String knownAt;

  /** Checks and reads them; the first wrong one ends the request. */
  Window window() {
    Optional<LocalDate> first = day("from", from);
    Optional<LocalDate> last = day("to", to);
    if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
      throw ProblemException.parameter("to", "must not lie before from");
    }
    return new Window(axis(), first, last, instant());
  }

  private Window.Axis axis() {
    if (time == null) {
      return Window.Axis.RECORD;
    }
    return Arrays.stream(Window.Axis.values())
        .filter(axis -> axis.name().toLowerCase(Locale.ROOT).equals(time))
        .findFirst()
        .orElseThrow(() -> ProblemException.parameter("time", "must be record or valid"));
  }

  private static Optional<LocalDate> day(String name, String text) {
    return read(name, text, LocalDate::parse, "must be a day such as 2024-01-31");
  }

  private Optional<Instant> instant() {
    return read(
        "knownAt", knownAt, Instant::parse, "must be an instant such as 2024-01-31T00:00:00Z");
  }

  private static <T> Optional<T> read(
      String name, String text, Function<String, T> parser, String otherwise) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException e) {
      throw ProblemException.parameter(name, otherwise);
    }
  }

  /** The same, for those who read the result. */
  ObjectNode json() {
    return Json.object()
        .put("from", from)
        .put("to", to)
        .put("time", axis().name().toLowerCase(Locale.ROOT))
        .put("knownAt", knownAt);
  }
}
