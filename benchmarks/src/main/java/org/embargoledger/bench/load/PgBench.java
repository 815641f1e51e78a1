package org.embargoledger.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.process.Tool;
import org.embargoledger.bench.stats.Latencies;

/**
 * Runs one statement after the other by hand-written SQL, each in a transaction of its own: inserts
 * of rows of the log's shape, or queries.
 */
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
    return run(
        clients,
        seconds,
        SCRIPT,
        List.of(
            "--define=request_hash=" + row.requestHash(),
            "--define=leaf_hash=" + row.leafHash(),
            "--define=body=" + row.body()));
  }

  /**
   * @param sql a script of pgbench's
   */
  public QueryRun query(int clients, int seconds, String sql)
      throws IOException, InterruptedException {
    AppendRun run = run(clients, seconds, sql, List.of());
    return new QueryRun(run.appends(), run.perSecond(), run.latencies());
  }

  private AppendRun run(int clients, int seconds, String sql, List<String> definitions)
      throws IOException, InterruptedException {
    Path script = scratch.resolve("pgbench.sql");
    Files.writeString(script, sql);
    Path logs = Files.createTempDirectory(scratch, "pgbench");
    try {
      ProcessBuilder command = command(clients, seconds, definitions, script, logs);
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
      int clients, int seconds, List<String> definitions, Path script, Path logs) {
    List<String> arguments =
        new ArrayList<>(
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
                "--log",
                "--log-prefix=" + logs.resolve("log")));
    arguments.addAll(definitions);
    arguments.add(address.database());
    ProcessBuilder command = Tool.PGBENCH.command(arguments);
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
