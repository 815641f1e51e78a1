package org.embargoledger.bench.log;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.load.SyntheticLog;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.stats.Latencies;
import org.embargoledger.stack.Part;

/**
 * What proofs cost in trees of growing size: time, and rows read. Lengthens the log by rows without
 * content, so it comes last.
 */
public final class ProofBench {
  private static final int PROOFS = 300;
  private static final int SMALLEST = 1_000;
  private static final int STEP = 10;
  private static final long SEED = 1874;

  /** PostgreSQL's sessions publish what they counted at most once in a second. */
  private static final long COUNTERS_SETTLE_MS = 1_500;

  private static final String ROWS_READ =
      """
      SELECT coalesce(sum(idx_tup_fetch), 0)::bigint FROM pg_stat_user_tables
      WHERE relname IN ('event', 'tile_hash')""";

  private final BenchContext context;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Random random = new Random(SEED);

  public ProofBench(BenchContext context) {
    this.context = context;
  }

  public List<Table> run() throws Exception {
    Table table =
        new Table(
            "(e) Proofs, over HTTP, one after the other",
            "events in the tree",
            "inclusion p50 ms",
            "p99 ms",
            "rows read each",
            "consistency p50 ms",
            "p99 ms",
            "rows read each");
    try (RelayPause unused = RelayPause.begin(context)) {
      grow();
      long most = context.logSize();
      prove(most, position -> inclusion(position, most)); // warm-up
      for (long size = SMALLEST; size <= most; size *= STEP) {
        long tree = size;
        Cost inclusion = prove(tree, position -> inclusion(position, tree));
        Cost consistency = prove(tree, from -> consistency(from, tree));
        table.row(
            Figures.whole(tree),
            millis(inclusion.latencies().p50Us()),
            millis(inclusion.latencies().p99Us()),
            Figures.whole(inclusion.rowsEach()),
            millis(consistency.latencies().p50Us()),
            millis(consistency.latencies().p99Us()),
            Figures.whole(consistency.rowsEach()));
      }
    }
    return List.of(
        table.remark(
            "%d proofs of each kind at random positions of trees within one log of %s events, token"
                    .formatted(PROOFS, Figures.whole(context.logSize()))
                + " check included. A proof reads whole tiles: 256 hashes for each 256-fold of the"
                + " tree, on its way up from the leaf and along the right edge."));
  }

  private void grow() throws Exception {
    long events = context.options().proofEvents();
    Steps.run(
        context.progress(),
        "(e) lengthening the log to %,d events".formatted(events),
        () -> {
          new SyntheticLog(context.database()).growTo(events, done -> {});
          return "";
        },
        done -> done);
  }

  private record Cost(Latencies latencies, double rowsEach) {}

  private Cost prove(long size, LongFunction<String> path) throws Exception {
    String token = context.token();
    return Steps.run(
        context.progress(),
        "(e) %s in a tree of %,d"
            .formatted(path.apply(0).contains("from=") ? "consistency" : "inclusion", size),
        () -> {
          Thread.sleep(COUNTERS_SETTLE_MS);
          long before = context.number(ROWS_READ);
          List<Long> micros = new ArrayList<>();
          for (int i = 0; i < PROOFS; i++) {
            long begun = System.nanoTime();
            get(path.apply(random.nextLong(size)), token);
            micros.add((System.nanoTime() - begun) / 1_000);
          }
          Thread.sleep(COUNTERS_SETTLE_MS);
          get(path.apply(0), token); // an idle session publishes its counters when it is next asked
          double rows = (context.number(ROWS_READ) - before) / (double) PROOFS;
          return new Cost(
              Latencies.ofMicros(micros.stream().mapToLong(Long::longValue).toArray()), rows);
        },
        cost -> "p99 %s ms".formatted(millis(cost.latencies().p99Us())));
  }

  private static String inclusion(long position, long size) {
    return "/v1/log/proof/inclusion?position=%d&size=%d".formatted(position, size);
  }

  private static String consistency(long from, long size) {
    return "/v1/log/proof/consistency?from=%d&to=%d".formatted(from, size);
  }

  private void get(String path, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(context.stack().config().baseUrl(Part.INGEST) + path))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new BenchException(
          "%s gave %d: %s".formatted(path, response.statusCode(), response.body()));
    }
  }

  private static String millis(long micros) {
    return Figures.fine(micros / 1e3);
  }
}
