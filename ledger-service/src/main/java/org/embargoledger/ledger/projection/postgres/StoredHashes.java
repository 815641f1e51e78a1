package org.embargoledger.ledger.projection.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.embargoledger.kit.kafka.EventMessage;

/** Holds the leaf hashes of stored events against those of the topic. */
public final class StoredHashes {

  private static final String BETWEEN =
      "SELECT position, leaf_hash FROM fact_event WHERE position BETWEEN ? AND ?";

  private StoredHashes() {}

  /**
   * @param stored positions whose events are there
   * @param different those of them whose hash is another than the topic's
   */
  public record Found(Set<Long> stored, List<Long> different) {}

  public static Found compare(Connection connection, List<EventMessage> messages)
      throws SQLException {
    if (messages.isEmpty()) {
      return new Found(Set.of(), List.of());
    }
    Map<Long, byte[]> hashes = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(BETWEEN)) {
      statement.setLong(1, messages.get(0).position());
      statement.setLong(2, messages.get(messages.size() - 1).position());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          hashes.put(rows.getLong(1), rows.getBytes(2));
        }
      }
    }
    List<Long> different =
        messages.stream()
            .filter(
                message ->
                    hashes.containsKey(message.position())
                        && !Arrays.equals(hashes.get(message.position()), message.leafHash()))
            .map(EventMessage::position)
            .toList();
    return new Found(new HashSet<>(hashes.keySet()), different);
  }
}
