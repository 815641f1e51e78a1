package org.embargoledger.bench.alerts;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.load.Pace;
import org.embargoledger.bench.process.Meter.Measured;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.report.UsageTable;
import org.embargoledger.bench.stats.Latencies;
import org.embargoledger.model.event.Event;

/**
 * How long after an event is due in the topic the alert that it raises can be read from PostgreSQL,
 * at a fixed rate. One of {@link #RAISING_EVERY} events names a designated ship, which raises one
 * alert each. A pause counts for all that it held up.
 */
final class LatencyBench {
  private static final int RAISING_EVERY = 50;
  private static final int WARM_UP_SECONDS = 20;
  private static final long LOOK_NANOS = 5_000_000;
  private static final long SILENCE_MAX_NANOS = 60_000_000_000L;
  private static final long P99_GOAL_US = 150_000;
  private static final double MS = 1e3;
  private static final String SEEN =
      """
      SELECT position FROM alert
      WHERE detector = 'designated-vessel' AND target = 'KP' AND position > ? ORDER BY position""";

  private final AlertsContext context;
  private final UsageTable usage = new UsageTable("(c) What the processes used at that rate");

  LatencyBench(AlertsContext context) {
    this.context = context;
  }

  private record Delays(Latencies latencies, long maxUs, int count) {}

  List<Table> run() throws Exception {
    int perSecond = context.options().perSecond();
    int seconds = context.options().seconds();
    context.awaitAll();
    measure(perSecond, WARM_UP_SECONDS);
    context.awaitAll();
    context.settle();
    Measured<Delays> measured =
        Steps.run(
            context.progress(),
            "(c) event to alert at %,d events/s".formatted(perSecond),
            () -> context.meter().measure(() -> measure(perSecond, seconds)),
            it -> "p99 %,.1f ms".formatted(it.result().latencies().p99Us() / MS));
    usage.add("event to alert", measured.usage(), (double) perSecond * seconds);
    return List.of(table(perSecond, seconds, measured.result()), usage.table());
  }

  private static Table table(int perSecond, int seconds, Delays delays) {
    return new Table(
            "(c) From the topic to the alert, in milliseconds",
            "events/s",
            "alerts",
            "p50",
            "p99",
            "most",
            "goal")
        .row(
            Figures.whole(perSecond),
            Figures.whole(delays.count()),
            Figures.fine(delays.latencies().p50Us() / MS),
            Figures.fine(delays.latencies().p99Us() / MS),
            Figures.fine(delays.maxUs() / MS),
            Figures.goal(
                delays.latencies().p99Us() < P99_GOAL_US,
                "p99 under %.0f".formatted(P99_GOAL_US / MS)))
        .remark(
            ("%d s; one of %d events raises the alert that is waited for, others raise theirs"
                    + " beside. From when the event was due in the topic to when its alert is"
                    + " committed in PostgreSQL, by a look every 5 ms.")
                .formatted(seconds, RAISING_EVERY));
  }

  private Delays measure(int perSecond, int seconds) throws SQLException, InterruptedException {
    int events = perSecond * seconds;
    int raising = events / RAISING_EVERY;
    long before = context.log().size() - 1;
    Map<Long, Long> dueByPosition = new ConcurrentHashMap<>();
    Thread sender =
        new Thread(() -> send(events, 1_000_000_000L / perSecond, dueByPosition), "paced-sender");
    sender.start();
    Map<Long, Long> micros = new HashMap<>();
    long lastSeen = before;
    long heard = System.nanoTime();
    try (PreparedStatement seen = context.database().prepareStatement(SEEN)) {
      while (micros.size() < raising) {
        seen.setLong(1, lastSeen);
        try (ResultSet rows = seen.executeQuery()) {
          long now = System.nanoTime();
          while (rows.next()) {
            lastSeen = rows.getLong(1);
            micros.put(lastSeen, (now - dueByPosition.get(lastSeen)) / 1_000);
            heard = now;
          }
        }
        if (System.nanoTime() - heard > SILENCE_MAX_NANOS) {
          throw new BenchException(
              "only %d of %d alerts were raised".formatted(micros.size(), raising));
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    } finally {
      sender.interrupt();
      sender.join();
    }
    context.log().requireSent();
    long[] all = micros.values().stream().mapToLong(Long::longValue).toArray();
    return new Delays(Latencies.ofMicros(all), Arrays.stream(all).max().orElseThrow(), all.length);
  }

  private void send(int events, long interval, Map<Long, Long> dueByPosition) {
    long begun = System.nanoTime() + interval;
    for (int i = 0; i < events && !Thread.currentThread().isInterrupted(); i++) {
      long due = begun + i * interval;
      Pace.waitUntil(due);
      boolean raises = i % RAISING_EVERY == RAISING_EVERY - 1;
      Event event = raises ? context.history().nextDesignated() : context.history().next();
      if (raises) {
        dueByPosition.put(event.header().position(), due);
      }
      context.log().send(event);
    }
  }
}
