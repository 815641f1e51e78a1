package org.embargoledger.ledger.rebuild;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.bookkeeping.UnreachableException;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;

/**
 * Reads stored events by their positions, on a build's own connection; the latest ones, which may
 * not be stored yet, from memory.
 */
final class EventReader {

  private static final String AT = "SELECT event FROM fact_event WHERE position = ANY (?)";

  private final Connection connection;
  private Map<Long, Event> kept = Map.of();

  EventReader(Connection connection) {
    this.connection = connection;
  }

  /** Keeps these, and those no longer that were kept before. */
  void keep(List<Event> events) {
    kept = new HashMap<>();
    events.forEach(event -> kept.put(event.header().position(), event));
  }

  List<Event> at(Collection<Long> positions) {
    List<Event> events = new ArrayList<>(positions.size());
    List<Long> stored = new ArrayList<>(positions.size());
    for (Long position : positions) {
      Event event = kept.get(position);
      if (event == null) {
        stored.add(position);
      } else {
        events.add(event);
      }
    }
    if (!stored.isEmpty()) {
      read(stored, events);
    }
    return events;
  }

  private void read(List<Long> positions, List<Event> events) {
    try (PreparedStatement statement = connection.prepareStatement(AT)) {
      statement.setArray(1, connection.createArrayOf("bigint", positions.toArray(Long[]::new)));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(EventCodec.decode(rows.getString(1).getBytes(StandardCharsets.UTF_8)));
        }
      }
    } catch (SQLException e) {
      throw new UnreachableException(e);
    }
  }
}
