package org.embargoledger.ledger.support;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.LeafHash;

/**
 * Puts as many lines into the served generation as are asked for, as if events had been projected
 * and no page carried forward yet. For tests that want many lines and do not care how they came
 * about; in an application of their own ({@link OwnLedger}).
 */
public final class FilledLedger {

  private static final int EVENTS = 100;

  private static final String LINES =
      """
      INSERT INTO entry (generation, id, target, book, counterparty, year, measure, basis, product,
        product_class, unit, low, best, high, slice_from, slice_to, fact_id, fact_position,
        cause_position, partner, publisher, reason)
      SELECT g.number, i, 'KP', (ARRAY['ALL', 'RU', 'CN'])[1 + i %% 3],
        (ARRAY['CN', 'RU'])[1 + i %% 2], 2018, 'DELIVERED', 'REPORTED', 'DIESEL', 'REFINED', 't',
        i * 0.125, i * 0.25, CASE WHEN i %% 10 > 0 THEN i * 0.5 END, '2018-01-01', '2018-01-31',
        e.fact_id, e.position, e.position, 'partner-a', 'UNITED24 Media', 'recorded'
      FROM (SELECT number, last_entry_id FROM generation WHERE state = 'ACTIVE') g CROSS JOIN
        generate_series(g.last_entry_id + 1, %1$d) i
        JOIN fact_event e
          ON e.position = %2$d + (i - g.last_entry_id - 1) * %3$d / (%1$d - g.last_entry_id)
      """;

  private static final List<String> SUMS =
      List.of(
          "DELETE FROM total",
          """
          INSERT INTO total SELECT generation, target, book, year, measure, basis, product, unit,
            sum(low), sum(best), coalesce(sum(high), 0), count(*) FILTER (WHERE high IS NULL), count(*)
          FROM entry GROUP BY generation, target, book, year, measure, basis, product, unit
          """);

  private FilledLedger() {}

  /** Exactly so many lines, and nothing that was there before. */
  public static void with(long lines) {
    Ledger.execute(
        "TRUNCATE fact_event, standing_fact, entry, total, carried",
        "DELETE FROM generation WHERE state <> 'ACTIVE'",
        "UPDATE generation SET position = -1, last_entry_id = 0, carried_to = 0 WHERE state = 'ACTIVE'");
    fill(0, EVENTS, lines);
  }

  /** More lines, from one more event. */
  public static void grow(long lines) {
    int next =
        Integer.parseInt(
            Ledger.rows("SELECT position + 1 FROM generation WHERE state = 'ACTIVE'").get(0));
    fill(next, 1, lines);
  }

  /** All in one transaction, as the projection does it. */
  private static void fill(int firstPosition, int events, long lines) {
    try (Connection connection = EmbeddedParts.superuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      addEvents(connection, firstPosition, events);
      int last = firstPosition + events - 1;
      statement.execute(LINES.formatted(lines, firstPosition, events));
      for (String sql : SUMS) {
        statement.execute(sql);
      }
      statement.execute(
          ("UPDATE generation SET position = %d, last_entry_id = %d, recorded_at ="
                  + " (SELECT recorded_at FROM fact_event WHERE position = %d)"
                  + " WHERE state = 'ACTIVE'")
              .formatted(last, lines, last));
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addEvents(Connection connection, int firstPosition, int count)
      throws SQLException {
    Histories history = new Histories();
    for (int i = 0; i < firstPosition + count; i++) {
      history.recorded(
          UUID.nameUUIDFromBytes(("fact " + i).getBytes(StandardCharsets.UTF_8)),
          FactBuilder.by("RU", "2018-01").tons("" + (i + 1)));
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO fact_event VALUES (?, ?, ?, ?, ?, ?)")) {
      for (Event event : history.events().subList(firstPosition, firstPosition + count)) {
        byte[] bytes = EventCodec.encode(event);
        insert.setLong(1, event.header().position());
        insert.setObject(2, event.header().factId());
        insert.setInt(3, event.header().version());
        insert.setObject(4, OffsetDateTime.ofInstant(event.header().recordedAt(), ZoneOffset.UTC));
        insert.setBytes(5, LeafHash.of(bytes));
        insert.setString(6, new String(bytes, StandardCharsets.UTF_8));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
