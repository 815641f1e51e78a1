package org.embargoledger.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.process.Tool;

/** Kafka's own kafka-producer-perf-test: as fast as this broker takes records from one producer. */
public final class ProducerPerf {
  private static final String TOOL = "org.apache.kafka.tools.ProducerPerformance";
  private static final Pattern RATE =
      Pattern.compile("\\d+ records sent, ([0-9.]+) records/sec .*99\\.9th\\.");

  private final String bootstrapServers;
  private final Path javaExecutable;
  private final Path scratch;

  public ProducerPerf(String bootstrapServers, Path javaExecutable, Path scratch) {
    this.bootstrapServers = bootstrapServers;
    this.javaExecutable = javaExecutable;
    this.scratch = scratch;
  }

  /** Records per second. */
  public double run(String topic, long records, int recordBytes)
      throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
            javaExecutable.toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            TOOL,
            "--topic",
            topic,
            "--num-records",
            Long.toString(records),
            "--record-size",
            Integer.toString(recordBytes),
            "--throughput",
            "-1",
            "--producer-props",
            "bootstrap.servers=" + bootstrapServers,
            "acks=all");
    List<String> output = Tool.run(command, scratch.resolve("producer-perf.log"));
    double last = -1;
    for (String line : output) {
      Matcher matcher = RATE.matcher(line);
      last = matcher.matches() ? Double.parseDouble(matcher.group(1)) : last;
    }
    if (last < 0) {
      throw new BenchException("ProducerPerformance says no result:\n" + output);
    }
    return last;
  }
}
