package org.embargoledger.bench.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.load.BenchTopics;
import org.embargoledger.bench.load.BulkClient;
import org.embargoledger.bench.load.Fact;
import org.embargoledger.bench.load.ProducerPerf;
import org.embargoledger.bench.process.Meter.Measured;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.report.UsageTable;
import org.embargoledger.bench.stats.Sample;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.kafka.Topics;

/**
 * The relay publishes the whole log into an emptied topic, against Kafka's own producer benchmark
 * with records of the same size. Needs a log that is not much longer than what is to be published,
 * so it comes before the other benchmarks.
 */
public final class RelayBench {
  private static final String REFERENCE_TOPIC = "bench.producer";
  private static final Map<String, String> KEPT =
      Map.of("retention.ms", "-1", "retention.bytes", "-1", "cleanup.policy", "delete");

  /** The reference's JVM starts cold: more records let that weigh less. */
  private static final int REFERENCE_TIMES = 3;

  private static final long POLL_MS = 25;
  private static final Duration DRAIN_MAX = Duration.ofMinutes(5);

  private final BenchContext context;
  private final UsageTable usage = new UsageTable("(c) What the processes used for the relay");

  public RelayBench(BenchContext context) {
    this.context = context;
  }

  public List<Table> run() throws Exception {
    fillLog();
    context.settle();
    long events = context.logSize();
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    int recordBytes;
    try (BenchTopics topics = new BenchTopics(context.stack().config().kafkaBootstrapServers())) {
      recordBytes = topics.recordBytes(Topics.EVENTS);
      for (int run = 1; run <= context.options().runs(); run++) {
        ours.add(relay(run, events, topics));
        theirs.add(produce(run, events, recordBytes, topics));
      }
    }
    Table table =
        new Table("(c) Relay to Kafka", "events", "relay/s", "kafka-producer-perf-test/s", "ratio")
            .row(
                Figures.whole(events),
                Figures.median(Sample.of(ours)),
                Figures.median(Sample.of(theirs)),
                Figures.ratio(Sample.of(ours).ratioTo(Sample.of(theirs))))
            .remark(
                "Medians (least-most). Relay: read from PostgreSQL, published in order, exactly"
                    + " once. Reference: acks=all, records of %d bytes (key, value and headers of"
                        .formatted(recordBytes)
                    + " ours), one partition, no transactions, the tool's other defaults,"
                    + " %d times as many records as its JVM starts cold."
                        .formatted(REFERENCE_TIMES));
    return List.of(table, usage.table());
  }

  private void fillLog() throws Exception {
    int missing = (int) (context.options().relayEvents() - context.logSize());
    if (missing <= 0) {
      return;
    }
    Path file = context.scratch().resolve("fill.ndjson");
    Fact.writeBatch(file, context.freshKeys(), missing);
    try {
      Steps.run(
          context.progress(),
          "(c) filling the log with %,d events".formatted(missing),
          () -> {
            new BulkClient(context.port(Part.INGEST)).post(file, missing, context.token());
            return "";
          },
          done -> done);
    } finally {
      Files.delete(file);
    }
  }

  private double relay(int run, long events, BenchTopics topics) throws Exception {
    RelayPause pause = RelayPause.begin(context);
    try {
      topics.renew(Topics.EVENTS, KEPT);
    } catch (RuntimeException | InterruptedException e) {
      pause.close();
      throw e;
    }
    Measured<Double> measured =
        Steps.run(
            context.progress(),
            "(c) relay, run " + run,
            () -> context.meter().measure(() -> drain(pause, events)),
            RelayBench::summary);
    usage.add("relay", measured.usage(), events);
    return measured.result();
  }

  /** Events per second from the moment at which the relay leads. */
  private double drain(RelayPause pause, long events) throws Exception {
    pause.close();
    long deadline = System.nanoTime() + DRAIN_MAX.toNanos();
    long begun = 0;
    while (System.nanoTime() < deadline) {
      RelayView.State state = context.relay().state();
      if (begun == 0 && state.leads()) {
        begun = System.nanoTime();
      }
      if (begun != 0 && state.published() == events - 1) {
        return events / ((System.nanoTime() - begun) / 1e9);
      }
      Thread.sleep(POLL_MS);
    }
    throw new BenchException("the relay has not published the log after " + DRAIN_MAX);
  }

  private double produce(int run, long events, int recordBytes, BenchTopics topics)
      throws Exception {
    ProducerPerf perf =
        new ProducerPerf(
            context.stack().config().kafkaBootstrapServers(),
            context.stack().config().javaExecutable(),
            context.scratch());
    long records = events * REFERENCE_TIMES;
    topics.renew(REFERENCE_TOPIC, KEPT);
    try {
      Measured<Double> measured =
          Steps.run(
              context.progress(),
              "(c) kafka-producer-perf-test, run " + run,
              () -> context.meter().measure(() -> perf.run(REFERENCE_TOPIC, records, recordBytes)),
              RelayBench::summary);
      usage.add("kafka-producer-perf-test", measured.usage(), records);
      return measured.result();
    } finally {
      topics.delete(REFERENCE_TOPIC);
    }
  }

  private static String summary(Measured<Double> measured) {
    return "%,.0f events/s".formatted(measured.result());
  }
}
