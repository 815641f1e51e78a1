package org.embargoledger.ledger.changes;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.entries.EntriesAnswer;
import org.embargoledger.ledger.entries.EntryFilter;
import org.embargoledger.ledger.entries.EntryViews;
import org.embargoledger.ledger.projection.postgres.EntryRow;
import org.embargoledger.ledger.projection.postgres.FactEvent;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.ProductClass;

/** Reads the lines behind a place, and where the ledger stands, in one statement and snapshot. */
@ApplicationScoped
public class ChangedLines {

  /**
   * @param lastEntryId of the whole ledger
   */
  record Page(int generation, long position, long lastEntryId, List<EntriesAnswer.Entry> lines) {}

  private static final String QUERY =
      """
      SELECT g.number, g.position AS ledger_position, g.last_entry_id, e.*,
        b.version AS booked_version, b.recorded_at AS booked_at, b.event AS booked_event,
        c.fact_id AS cause_fact, c.version AS cause_version, c.recorded_at AS cause_at,
        c.event AS cause_event
      FROM generation g
        LEFT JOIN LATERAL (
          SELECT l.* FROM entry l
          WHERE l.generation = g.number AND l.target = $1 AND l.id > $2 AND l.id <= g.last_entry_id%s
          ORDER BY l.id LIMIT $3) e ON true
        LEFT JOIN fact_event b ON b.position = e.fact_position
        LEFT JOIN fact_event c ON c.position = e.cause_position
      WHERE g.state = 'ACTIVE'
      ORDER BY e.id
      """;

  private final Pool pool;

  @Inject
  public ChangedLines(Pool pool) {
    this.pool = pool;
  }

  Future<Page> after(EntryFilter filter, long last, int limit) {
    StringBuilder conditions = new StringBuilder();
    List<Object> values = new ArrayList<>(List.of(filter.target(), last, limit));
    for (Map.Entry<String, Object> wanted : filter.filters().entrySet()) {
      Object value = wanted.getValue();
      values.add(value instanceof Enum<?> constant ? constant.name() : value);
      conditions.append(" AND l.%s = $%d".formatted(column(wanted.getKey()), values.size()));
    }
    return pool.preparedQuery(QUERY.formatted(conditions))
        .execute(Tuple.from(values))
        .map(ChangedLines::page);
  }

  private static String column(String field) {
    return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Page page(RowSet<Row> rows) {
    List<EntriesAnswer.Entry> lines = new ArrayList<>();
    Row first = rows.iterator().next();
    for (Row row : rows) {
      if (row.getLong("id") != null) {
        lines.add(EntryViews.asBooked(line(row)));
      }
    }
    return new Page(
        first.getInteger("number"),
        first.getLong("ledger_position"),
        first.getLong("last_entry_id"),
        lines);
  }

  private static EntryRow line(Row row) {
    EntryRow line = new EntryRow();
    line.generation = row.getInteger("generation");
    line.id = row.getLong("id");
    line.reverses = row.getLong("reverses");
    line.target = row.getString("target");
    line.book = row.getString("book");
    line.counterparty = row.getString("counterparty");
    line.year = row.getInteger("year");
    line.measure = Measure.valueOf(row.getString("measure"));
    line.basis = Basis.valueOf(row.getString("basis"));
    line.product = constant(Product.class, row.getString("product"));
    line.productClass = constant(ProductClass.class, row.getString("product_class"));
    line.unit = row.getString("unit");
    line.low = row.getBigDecimal("low");
    line.best = row.getBigDecimal("best");
    line.high = row.getBigDecimal("high");
    line.sliceFrom = row.getLocalDate("slice_from");
    line.sliceTo = row.getLocalDate("slice_to");
    line.valuedOn = row.getLocalDate("valued_on");
    line.factId = row.getUUID("fact_id");
    line.partner = row.getString("partner");
    line.publisher = row.getString("publisher");
    line.agreement = row.getUUID("agreement");
    line.reason = row.getString("reason");
    line.booked = new FactEvent();
    line.booked.position = row.getLong("fact_position");
    line.booked.factId = line.factId;
    line.booked.version = row.getInteger("booked_version");
    line.booked.recordedAt = instant(row, "booked_at");
    line.booked.event = row.getString("booked_event");
    line.cause = new FactEvent();
    line.cause.position = row.getLong("cause_position");
    line.cause.factId = row.getUUID("cause_fact");
    line.cause.version = row.getInteger("cause_version");
    line.cause.recordedAt = instant(row, "cause_at");
    line.cause.event = row.getString("cause_event");
    return line;
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime instant = row.getOffsetDateTime(column);
    return instant.toInstant();
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    return name == null ? null : Enum.valueOf(type, name);
  }
}
