package org.embargoledger.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.process.Tool;
import org.embargoledger.bench.stats.Latencies;

/** Inserts rows of the log's shape, each in a transaction of its own: the fastest way by hand. */
public final class PgBench {
  private static final Pattern TRANSACTIONS =
      Pattern.compile("number of transactions actually processed: (\\d+).*");
  private static final Pattern RATE =
      Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
  private static final int THREADS_MAX = 2;
  private static final int LATENCY_COLUMN = 2;

  /** Prepared once a client; hashes and body travel with every execution, as they would. */
  private static final String SCRIPT =
      """
      INSERT INTO bench.event (position, fact_id, version, kind, fact_type, target, partner, \
      recorded_at, idempotency_key, request_hash, leaf_hash, body) \
      SELECT n, uuidv7(), 1, 'RECORDED', 'FuelDelivery', 'KP', 'partner-a', \
      clock_timestamp(), 'bench-a-64-0-' || n, :request_hash::bytea, :leaf_hash::bytea, \
      :body::bytea FROM nextval('bench.position') AS n;
      """;

  private final PgAddress address;
  private final Path scratch;

  public PgBench(PgAddress address, Path scratch) {
    this.address = address;
    this.scratch = scratch;
  }

  public AppendRun run(int clients, int seconds, ReferenceTable.Row row)
      throws IOException, InterruptedException {
    Path script = scratch.resolve("insert.sql");
    Files.writeString(script, SCRIPT);
    Path logs = Files.createTempDirectory(scratch, "pgbench");
    try {
      ProcessBuilder command = command(clients, seconds, row, script, logs);
      List<String> output = Tool.run(command, scratch.resolve("pgbench.log"));
      return new AppendRun(
          Long.parseLong(find(TRANSACTIONS, output)),
          Double.parseDouble(find(RATE, output)),
          Latencies.ofMicros(latencies(logs)));
    } finally {
      delete(logs);
    }
  }

  private ProcessBuilder command(
      int clients, int seconds, ReferenceTable.Row row, Path script, Path logs) {
    ProcessBuilder command =
        Tool.PGBENCH.command(
            List.of(
                "--host=127.0.0.1",
                "--port=" + address.port(),
                "--username=" + address.user(),
                "--client=" + clients,
                "--jobs=" + Math.min(THREADS_MAX, clients),
                "--time=" + seconds,
                "--no-vacuum",
                "--protocol=prepared",
                "--file=" + script,
                "--define=request_hash=" + row.requestHash(),
                "--define=leaf_hash=" + row.leafHash(),
                "--define=body=" + row.body(),
                "--log",
                "--log-prefix=" + logs.resolve("log"),
                address.database()));
    command.environment().put("PGPASSWORD", address.password());
    return command;
  }

  private static String find(Pattern pattern, List<String> output) {
    return output.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElseThrow(
            () -> new BenchException("pgbench says no result:\n" + String.join("\n", output)));
  }

  private static long[] latencies(Path logs) throws IOException {
    LongStream.Builder all = LongStream.builder();
    for (Path file : files(logs)) {
      try (Stream<String> lines = Files.lines(file)) {
        lines.forEach(line -> all.add(Long.parseLong(line.split(" ")[LATENCY_COLUMN])));
      }
    }
    return all.build().toArray();
  }

  private static void delete(Path logs) throws IOException {
    for (Path file : files(logs)) {
      Files.delete(file);
    }
    Files.delete(logs);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
