package org.embargoledger.bench.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.load.BareConsumer;
import org.embargoledger.bench.process.Meter.Measured;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.report.UsageTable;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackPart;

/** How fast the service catches up with a topic that is full already. */
final class PipelineBench {
  private static final long LOOK_MS = 5;
  private static final int QUARTERS = 4;

  private final AlertsContext context;
  private final UsageTable usage = new UsageTable("(b) What the processes used for catching up");

  PipelineBench(AlertsContext context) {
    this.context = context;
  }

  /**
   * @param quarters events per second of each quarter of what was looked at
   */
  private record Rate(double whole, List<Double> quarters) {}

  /** When a position was seen. */
  private record Look(long position, long nanos) {}

  List<Table> run() throws Exception {
    StackPart service = context.stack().part(Part.ALERT);
    long events = context.options().pipelineEvents();
    service.stop();
    context.writeTo(events);
    context.settle();
    double bare =
        Steps.run(
            context.progress(),
            "(b) bare consumer of %,d events".formatted(events),
            () -> BareConsumer.run(context.stack().config().kafkaBootstrapServers(), events),
            rate -> "%,.0f events/s".formatted(rate));
    service.start();
    service.awaitReady();
    Measured<Rate> measured =
        Steps.run(
            context.progress(),
            "(b) the service catches up with %,d events".formatted(events),
            () -> context.meter().measure(() -> catchUp(events)),
            result -> "%,.0f events/s".formatted(result.result().whole()));
    if (!measured.usage().equals(Map.of())) {
      usage.add("catching up", measured.usage(), events);
    }
    return List.of(table(events, measured.result(), bare), usage.table());
  }

  private Table table(long events, Rate rate, double bare) throws Exception {
    return new Table(
            "(b) From the topic to stored alerts, %,d events".formatted(events),
            "side",
            "events/s",
            "ratio")
        .row("alert-service, topic to committed", Figures.whole(rate.whole()), "1")
        .row(
            "bare Kafka consumer of the topic",
            Figures.whole(bare),
            Figures.fine(rate.whole() / bare))
        .remark(
            ("One run of a service that has just started, its code cold: from the first look at"
                    + " stored progress after it was ready to the end; quarter by quarter %s"
                    + " events/s. %,d alerts were raised. Ratio: the service to that side.")
                .formatted(
                    String.join(", ", rate.quarters().stream().map(Figures::whole).toList()),
                    context.alerts()));
  }

  private Rate catchUp(long events) throws Exception {
    List<Look> looks = new ArrayList<>();
    looks.add(look());
    while (last(looks).position < events - 1) {
      Thread.sleep(LOOK_MS);
      Look look = look();
      if (look.position > last(looks).position) {
        looks.add(look);
      }
    }
    if (looks.size() == 1) {
      throw new BenchException(
          "the service had all %,d events when it was ready: take more".formatted(events));
    }
    List<Double> quarters = new ArrayList<>();
    int size = looks.size() - 1;
    for (int i = 0; i < QUARTERS && size >= QUARTERS; i++) {
      quarters.add(rate(looks.get(size * i / QUARTERS), looks.get(size * (i + 1) / QUARTERS)));
    }
    return new Rate(rate(looks.get(0), last(looks)), quarters);
  }

  private Look look() throws Exception {
    return new Look(context.position(), System.nanoTime());
  }

  private static Look last(List<Look> looks) {
    return looks.get(looks.size() - 1);
  }

  private static double rate(Look from, Look to) {
    return (to.position - from.position) / ((to.nanos - from.nanos) / 1e9);
  }
}
