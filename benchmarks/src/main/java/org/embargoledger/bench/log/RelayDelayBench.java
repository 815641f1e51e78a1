package org.embargoledger.bench.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.load.BenchTopics;
import org.embargoledger.bench.load.Fact;
import org.embargoledger.bench.load.PostConnection;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.stats.Latencies;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.kafka.Topics;

/** How long after its answer a lone append can be read from the topic. */
public final class RelayDelayBench {
  private static final int APPENDS = 300;
  private static final long IDLE_MS = 20;
  private static final Duration ARRIVAL_MAX = Duration.ofSeconds(10);

  private final BenchContext context;

  public RelayDelayBench(BenchContext context) {
    this.context = context;
  }

  public List<Table> run() throws Exception {
    Latencies delays =
        Steps.run(
            context.progress(),
            "(c) delay of %d lone appends".formatted(APPENDS),
            this::measure,
            latencies -> "p99 %.2f ms".formatted(latencies.p99Us() / 1e3));
    return List.of(
        new Table("(c) From answer to topic, when idle, in milliseconds", "p50", "p99")
            .row(Figures.fine(delays.p50Us() / 1e3), Figures.fine(delays.p99Us() / 1e3))
            .remark(
                "%d appends, %d ms apart: from the answer to a read_committed consumer that polls."
                    .formatted(APPENDS, IDLE_MS)));
  }

  private Latencies measure() throws Exception {
    String keys = context.freshKeys();
    String token = context.token();
    long[] micros = new long[APPENDS];
    try (BenchTopics topics = new BenchTopics(context.stack().config().kafkaBootstrapServers());
        KafkaConsumer<byte[], byte[]> consumer = topics.consumerAtEnd(Topics.EVENTS);
        PostConnection connection = new PostConnection(context.port(Part.INGEST), token)) {
      for (int i = -APPENDS / 3; i < APPENDS; i++) { // what is below 0 warms up
        connection.post(keys + i, Fact.delivery(Math.abs(i)));
        long answered = System.nanoTime();
        awaitOne(consumer);
        if (i >= 0) {
          micros[i] = (System.nanoTime() - answered) / 1_000;
        }
        TimeUnit.MILLISECONDS.sleep(IDLE_MS);
      }
    }
    return Latencies.ofMicros(micros);
  }

  private static void awaitOne(KafkaConsumer<byte[], byte[]> consumer) {
    long deadline = System.nanoTime() + ARRIVAL_MAX.toNanos();
    while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new BenchException("an append did not come into the topic in " + ARRIVAL_MAX);
      }
    }
  }
}
