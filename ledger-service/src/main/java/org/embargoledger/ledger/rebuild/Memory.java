package org.embargoledger.ledger.rebuild;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.bookkeeping.Flow;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.projection.Numbered;
import org.embargoledger.ledger.projection.postgres.Generations;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.ProductClass;

/**
 * What a build remembers of the events that it has written: where things are, not what they are. A
 * slot of 16 bytes for each fact and each standing line outside the heap; in it, where each month's
 * deliveries are, and what weighs.
 */
record Memory(Connection reading, BuiltFacts facts, StandingEntries entries)
    implements AutoCloseable {

  private static final int FETCH = 10_000;

  /** About how many lines stand for each event. */
  private static final int LINES_AN_EVENT = 2;

  /**
   * @param reading for this alone
   * @param events about how many there will be
   */
  static Memory empty(Connection reading, long events) {
    Hash hash = new Hash(System.nanoTime());
    return new Memory(
        reading,
        new BuiltFacts(hash, new EventReader(reading), events),
        new StandingEntries(hash, LINES_AN_EVENT * events));
  }

  /** The positions behind the one given that are to be passed over. */
  Set<Long> skipsBehind(long position) throws SQLException {
    return new Generations(reading).skips(position);
  }

  /** Takes in a chunk that is about to be written. */
  void took(List<EventMessage> messages, List<Numbered> postings) {
    List<Event> events = messages.stream().map(EventMessage::event).toList();
    facts.took(events);
    entries.took(postings);
  }

  /** Reads back what a build that was broken off has written. */
  void recall(Connection connection, int generation) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT fact_id, version, position, derived_from, target, product_class, basis,"
                  + " states, period_from, period_to, weighs FROM standing_fact_g"
                  + generation)) {
        while (rows.next()) {
          recallFact(rows);
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT id, reverses IS NOT NULL, fact_id, book, year, measure FROM entry_g%d"
                      .formatted(generation)
                  + " ORDER BY id")) {
        while (rows.next()) {
          entries.loaded(
              rows.getLong(1),
              rows.getBoolean(2),
              rows.getObject(3, UUID.class),
              rows.getString(4),
              rows.getInt(5),
              Measure.valueOf(rows.getString(6)));
        }
      }
    }
    connection.rollback();
  }

  private void recallFact(ResultSet rows) throws SQLException {
    Optional<Flow> flow = Optional.empty();
    Period period = null;
    Counterparty counterparty = null;
    if (rows.getString("product_class") != null) {
      flow =
          Optional.of(
              new Flow(
                  rows.getString("target"),
                  ProductClass.valueOf(rows.getString("product_class")),
                  Basis.valueOf(rows.getString("basis"))));
      period =
          new Period(
              rows.getObject("period_from", LocalDate.class),
              rows.getObject("period_to", LocalDate.class));
      counterparty = new Counterparty(List.of((String[]) rows.getArray("states").getArray()));
    }
    facts.loaded(
        rows.getObject("fact_id", UUID.class),
        rows.getInt("version"),
        rows.getLong("position"),
        origins(rows.getArray("derived_from")),
        flow,
        period,
        counterparty,
        rows.getBoolean("weighs"));
  }

  private static Collection<UUID> origins(Array array) throws SQLException {
    UUID[] ids = (UUID[]) array.getArray();
    return ids.length == 0 ? List.of() : Arrays.asList(ids);
  }

  @Override
  public void close() {
    facts.close();
    entries.close();
  }
}
