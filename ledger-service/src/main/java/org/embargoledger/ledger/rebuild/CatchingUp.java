package org.embargoledger.ledger.rebuild;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.bookkeeping.InvariantBrokenException;
import org.embargoledger.ledger.projection.Applied;
import org.embargoledger.ledger.projection.Received;
import org.embargoledger.ledger.projection.postgres.LedgerStore;
import org.embargoledger.model.codec.EventCodec;

/** Brings a generation that follows nothing up to the one served, through the way that one goes. */
@ApplicationScoped
class CatchingUp {

  private static final int BATCH = 500;

  /** No offset: what is served knows where to read on. */
  private static final long NO_OFFSET = -1;

  private static final String BEHIND =
      """
      SELECT position, leaf_hash, event FROM fact_event
      WHERE position > ? AND position <= ? ORDER BY position LIMIT ?
      """;

  private final AgroalDataSource database;
  private final LedgerStore store;

  @Inject
  CatchingUp(AgroalDataSource database, LedgerStore store) {
    this.database = database;
    this.store = store;
  }

  /**
   * Applies stored events up to the position.
   *
   * @throws InvariantBrokenException if one of them cannot be applied
   */
  void run(int generation, long from, long to) throws SQLException {
    long position = from;
    while (position < to) {
      List<Received> batch = behind(position, to);
      if (batch.isEmpty()) {
        return; // what is left up to there was skipped
      }
      Applied applied = store.catchUp(generation, batch);
      if (applied.halt().isPresent()) {
        throw new InvariantBrokenException(applied.position() + 1, applied.halt().get());
      }
      position = applied.position();
    }
  }

  private List<Received> behind(long position, long to) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(BEHIND)) {
      statement.setLong(1, position);
      statement.setLong(2, to);
      statement.setInt(3, BATCH);
      List<Received> batch = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          byte[] bytes = rows.getString(3).getBytes(StandardCharsets.UTF_8);
          batch.add(
              Received.sound(
                  NO_OFFSET,
                  new EventMessage(
                      rows.getLong(1), rows.getBytes(2), bytes, EventCodec.decode(bytes))));
        }
      }
      return batch;
    }
  }
}
