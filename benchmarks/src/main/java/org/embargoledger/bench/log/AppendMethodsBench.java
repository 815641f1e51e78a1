package org.embargoledger.bench.log;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.embargoledger.bench.load.AppendMethod;
import org.embargoledger.bench.load.Fact;
import org.embargoledger.bench.load.MethodRow;
import org.embargoledger.bench.load.PostConnection;
import org.embargoledger.bench.load.ReferenceTable;
import org.embargoledger.bench.report.Figures;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.bench.report.Table;
import org.embargoledger.bench.stats.Sample;
import org.embargoledger.model.fact.FactIds;
import org.embargoledger.stack.Part;

/**
 * The ways to append a group of rows in one transaction, for groups of several sizes, over one
 * connection of the JDBC driver. Tells which one the log should use.
 */
public final class AppendMethodsBench {
  private static final List<Integer> GROUP_SIZES = List.of(1, 8, 64, 500);
  private static final double SECONDS = 0.7;
  private static final double NANOS = 1e9;

  private final BenchContext context;
  private final ReferenceTable.Row sample;
  private long position;

  public AppendMethodsBench(BenchContext context) throws Exception {
    this.context = context;
    ReferenceTable.create(context.database(), context.inserter());
    if (context.logSize() == 0) {
      recordOne();
    }
    this.sample = ReferenceTable.anyLoggedEvent(context.database());
  }

  private void recordOne() throws Exception {
    try (PostConnection connection =
        new PostConnection(context.port(Part.INGEST), context.token())) {
      connection.post(context.freshKeys(), Fact.delivery(0));
    }
  }

  public List<Table> run() throws Exception {
    try (Statement statement = context.database().createStatement()) {
      statement.execute("DROP TABLE IF EXISTS bench.head");
      statement.execute("CREATE TABLE bench.head AS SELECT 0::bigint AS next_position");
    }
    Table table =
        new Table(
            "(d) Ways to append a group in one transaction, rows/s",
            "rows in the group",
            AppendMethod.PIPELINED.title(),
            AppendMethod.VALUES.title(),
            AppendMethod.UNNEST.title(),
            AppendMethod.COPY.title());
    for (int size : GROUP_SIZES) {
      Map<AppendMethod, List<Double>> rates = measure(size);
      table.row(
          Figures.whole(size),
          median(rates, AppendMethod.PIPELINED),
          median(rates, AppendMethod.VALUES),
          median(rates, AppendMethod.UNNEST),
          median(rates, AppendMethod.COPY));
    }
    return List.of(
        table.remark(
            "Medians (least-most) of one connection's rate: the head's row lock, the rows, the head"
                + " moved, one commit. The ways take turns; each run begins with an empty table of"
                + " the log's columns, checks and indexes."));
  }

  private static String median(Map<AppendMethod, List<Double>> rates, AppendMethod method) {
    return Figures.median(Sample.of(rates.get(method)));
  }

  private Map<AppendMethod, List<Double>> measure(int size) throws Exception {
    Map<AppendMethod, List<Double>> rates = new EnumMap<>(AppendMethod.class);
    for (int run = 0; run <= context.options().runs(); run++) {
      for (AppendMethod method : AppendMethod.values()) {
        String name =
            "(d) %s, groups of %d, %s"
                .formatted(method.title(), size, run == 0 ? "warm-up" : "run " + run);
        double rate =
            Steps.run(
                context.progress(),
                name,
                () -> rate(method, size),
                rows -> "%,.0f rows/s".formatted(rows));
        if (run > 0) {
          rates.computeIfAbsent(method, unused -> new ArrayList<>()).add(rate);
        }
      }
    }
    return rates;
  }

  private double rate(AppendMethod method, int size) throws Exception {
    ReferenceTable.empty(context.database());
    context.settle();
    try (Connection connection = connect(method)) {
      connection.setAutoCommit(false);
      long begun = System.nanoTime();
      long rows = 0;
      while (System.nanoTime() - begun < SECONDS * NANOS) {
        method.append(connection, group(size));
        rows += size;
      }
      return rows / ((System.nanoTime() - begun) / NANOS);
    }
  }

  private Connection connect(AppendMethod method) throws SQLException {
    String url = context.stack().postgres().jdbcUrl(BenchContext.DATABASE);
    String more = method.connectionParameters();
    String separator = url.contains("?") ? "&" : "?";
    return DriverManager.getConnection(more.isEmpty() ? url : url + separator + more);
  }

  private List<MethodRow> group(int size) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    List<MethodRow> rows = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      long number = position++;
      rows.add(
          new MethodRow(
              number,
              FactIds.next(now.plus(i, ChronoUnit.MILLIS).toInstant(), ThreadLocalRandom.current()),
              now,
              "bench-d-" + number,
              bytes(sample.requestHash()),
              bytes(sample.leafHash()),
              sample.body().getBytes(StandardCharsets.UTF_8)));
    }
    return rows;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.substring(2));
  }
}
