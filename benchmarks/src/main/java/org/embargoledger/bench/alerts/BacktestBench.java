package org.embargoledger.bench.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.process.Meter.Measured;
import org.embargoledger.bench.process.Watched;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.report.UsageTable;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.api.Api;

/** How long it takes to try a rule on the whole log. */
final class BacktestBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RULE = "bench-large-cargoes";
  private static final String EXPRESSION =
      "fact.counterparty == 'RU' && fact.quantity.barrels > 150 && !has(fact.note)";
  private static final String JSON_TYPE = "application/json";
  private static final String AUTHOR = "operator";
  private static final double GOAL_SECONDS = 10;
  private static final long POLL_MS = 50;

  private final AlertsContext context;
  private final Api api;
  private final UsageTable usage = new UsageTable("(d) What the processes used for a backtest");
  private final Table table;

  BacktestBench(AlertsContext context) {
    this.context = context;
    this.api =
        new Api(context.stack().config().baseUrl(Part.ALERT), () -> context.stack().token(AUTHOR));
    this.table =
        new Table(
            "(d) A backtest of a rule over the whole log",
            "run",
            "events",
            "seconds",
            "events/s",
            "CPU s of the service",
            "raised",
            "goal");
  }

  private record Backtest(double seconds, JsonNode answer) {}

  List<Table> run() throws Exception {
    context.writeTo(context.options().events());
    context.awaitAll();
    draft();
    measure("first, from the topic");
    measure("second, from memory");
    return List.of(
        table.remark(
            "The rule: %s. From the request to the stored result; CPU includes what the service does beside."
                .formatted(EXPRESSION)),
        usage.table());
  }

  private void measure(String name) throws Exception {
    context.settle();
    long events = context.log().size();
    Measured<Backtest> measured =
        Steps.run(
            context.progress(),
            "(d) backtest of %,d events, %s".formatted(events, name),
            () -> context.meter().measure(this::backtest),
            it -> "%.2f s".formatted(it.result().seconds()));
    usage.add(name, measured.usage(), events);
    Backtest backtest = measured.result();
    table.row(
        name,
        Figures.whole(events),
        Figures.fine(backtest.seconds()),
        Figures.whole(events / backtest.seconds()),
        measured.usage().containsKey(Watched.ALERT)
            ? Figures.fine(measured.usage().get(Watched.ALERT).cpuSeconds())
            : "-",
        backtest.answer().path("result").path("new").asText("-"),
        Figures.goal(backtest.seconds() < GOAL_SECONDS, "under %.0f s".formatted(GOAL_SECONDS)));
  }

  private void draft() throws IOException {
    ObjectNode rule =
        JSON.createObjectNode()
            .put("id", RULE)
            .put("title", "Large cargoes")
            .put("target", "KP")
            .put("factType", "FuelDelivery")
            .put("expression", EXPRESSION)
            .put("message", "{fact.counterparty} delivered {fact.quantity.value}.")
            .put("severity", "WARNING")
            .put("reason", "A benchmark");
    send("/v1/rules", 201, JSON.writeValueAsBytes(rule));
  }

  private Backtest backtest() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    int number = send("/v1/rules/" + RULE + "/backtest", 202, new byte[0]).path("number").asInt();
    String path = "/v1/rules/%s/backtests/%d".formatted(RULE, number);
    while (true) {
      HttpResponse<byte[]> answer = api.get(path);
      if (answer.statusCode() != 200) {
        throw api.refused(path, answer);
      }
      JsonNode state = JSON.readTree(answer.body());
      switch (state.path("status").asText()) {
        case "RUNNING" -> Thread.sleep(POLL_MS);
        case "DONE" -> {
          return new Backtest((System.nanoTime() - begun) / 1e9, state);
        }
        default -> throw new BenchException("the backtest did not end well: " + state);
      }
    }
  }

  private JsonNode send(String path, int expected, byte[] body) throws IOException {
    HttpResponse<byte[]> answer = api.post(path, JSON_TYPE, body);
    if (answer.statusCode() != expected) {
      throw api.refused(path, answer);
    }
    return JSON.readTree(answer.body());
  }
}
