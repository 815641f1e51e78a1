package org.embargoledger.ingest.log.postgres;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.embargoledger.ingest.log.LogHead;
import org.embargoledger.ingest.log.TreeGrowth.TileHash;
import org.embargoledger.ingest.log.contract.LogView;

/** Reads the log as its readers do: plain selects, no lock. */
final class PgLogView implements LogView {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private final Pool pool;

  PgLogView(Pool pool) {
    this.pool = pool;
  }

  @Override
  public List<LogRecord> after(long position) {
    return rows(
        "SELECT * FROM event WHERE position > $1 ORDER BY position",
        Tuple.of(position),
        row ->
            new LogRecord(
                row.getLong("position"),
                row.getUUID("fact_id"),
                row.getInteger("version"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getBuffer("leaf_hash").getBytes(),
                row.getBuffer("body").getBytes()));
  }

  @Override
  public LogHead head() {
    return rows(
            "SELECT * FROM log_head",
            Tuple.tuple(),
            row ->
                new LogHead(
                    row.getLong("next_position"),
                    row.getOffsetDateTime("last_recorded_at").toInstant(),
                    row.getBuffer("frontier").getBytes()))
        .get(0);
  }

  @Override
  public List<TileHash> tileHashes() {
    return rows(
        "SELECT * FROM tile_hash ORDER BY level, index",
        Tuple.tuple(),
        row ->
            new TileHash(
                row.getInteger("level"), row.getLong("index"), row.getBuffer("hash").getBytes()));
  }

  private <T> List<T> rows(String sql, Tuple arguments, Function<Row, T> form) {
    var rows = pool.preparedQuery(sql).execute(arguments).await().atMost(ANSWER_MAX);
    return StreamSupport.stream(rows.spliterator(), false).map(form).toList();
  }
}
