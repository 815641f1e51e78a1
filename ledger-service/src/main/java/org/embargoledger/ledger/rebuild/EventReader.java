package org.embargoledger.ledger.rebuild;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.embargoledger.ledger.bookkeeping.UnreachableException;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;

/** Reads stored events by their positions, on a build's own connection. */
final class EventReader {

  private static final String AT = "SELECT event FROM fact_event WHERE position = ANY (?)";

  private final Connection connection;

  EventReader(Connection connection) {
    this.connection = connection;
  }

  List<Event> at(Collection<Long> positions) {
    if (positions.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement statement = connection.prepareStatement(AT)) {
      statement.setArray(1, connection.createArrayOf("bigint", positions.toArray(Long[]::new)));
      try (ResultSet rows = statement.executeQuery()) {
        List<Event> events = new ArrayList<>(positions.size());
        while (rows.next()) {
          events.add(EventCodec.decode(rows.getString(1).getBytes(StandardCharsets.UTF_8)));
        }
        return events;
      }
    } catch (SQLException e) {
      throw new UnreachableException(e);
    }
  }
}
