package org.embargoledger.ledger.projection.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.embargoledger.ledger.bookkeeping.FactSource;
import org.embargoledger.ledger.bookkeeping.Flow;
import org.embargoledger.ledger.bookkeeping.StandingFact;
import org.embargoledger.ledger.bookkeeping.UnreachableException;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;

/**
 * The facts of one generation, as committed. Read on connections of their own, by a thread that may
 * wait: whoever applies a batch holds the generation's lock, so nothing changes in between.
 */
public final class StoredFacts implements FactSource {

  private static final String LATEST =
      """
      SELECT e.event FROM standing_fact s JOIN fact_event e ON e.position = s.position
      WHERE s.generation = ? AND s.fact_id = ANY (?)
      UNION ALL
      SELECT e.event FROM standing_fact s JOIN fact_event e ON e.position = s.position
      WHERE s.generation = ? AND s.derived_from <> '{}' AND s.derived_from && ?
      """;

  private static final String WEIGHTS =
      """
      SELECT e.event FROM standing_fact s JOIN fact_event e ON e.position = s.position
      WHERE s.generation = ? AND s.target = ? AND s.product_class = ? AND s.basis = ?
        AND s.weighs AND NOT s.retracted AND s.period_to >= ? AND s.period_from <= ?
      """;

  private static final String SHIPMENTS =
      """
      SELECT e.event FROM (
        SELECT s.position, s.states FROM standing_fact s
        WHERE s.generation = ? AND s.target = ? AND s.product_class = ? AND s.basis = ?
          AND NOT s.weighs AND NOT s.retracted AND s.period_from BETWEEN ? AND ?
        UNION ALL
        SELECT s.position, s.states FROM standing_fact s
        WHERE s.generation = ? AND s.target = ? AND s.product_class = ? AND s.basis = ?
          AND s.product_class IS NOT NULL AND NOT s.weighs AND NOT s.retracted
          AND s.period_from < s.period_to AND s.period_to >= ? AND s.period_from < ?) AS d
        JOIN fact_event e ON e.position = d.position
      WHERE ? OR d.states IS NULL OR d.states && ?
      """;

  private final DataSource database;
  private final int generation;

  public StoredFacts(DataSource database, int generation) {
    this.database = database;
    this.generation = generation;
  }

  @Override
  public Collection<Event> latest(Collection<UUID> facts) {
    UUID[] ids = facts.toArray(UUID[]::new);
    return read(LATEST, generation, ids, generation, ids);
  }

  @Override
  public Collection<StandingFact> weights(Flow flow, Period days) {
    return standing(
        read(
            WEIGHTS,
            generation,
            flow.target(),
            flow.productClass().name(),
            flow.basis().name(),
            days.from(),
            days.to()));
  }

  @Override
  public Collection<StandingFact> shipments(Flow flow, Period days, Counterparty counterparty) {
    return standing(
        read(
            SHIPMENTS,
            generation,
            flow.target(),
            flow.productClass().name(),
            flow.basis().name(),
            days.from(),
            days.to(),
            generation,
            flow.target(),
            flow.productClass().name(),
            flow.basis().name(),
            days.from(),
            days.from(),
            counterparty.isUnnamed(),
            Stream.concat(counterparty.states().stream(), Stream.of(Counterparty.UNNAMED))
                .toArray(String[]::new)));
  }

  private static List<StandingFact> standing(List<Event> events) {
    return events.stream().map(StandingFact::after).flatMap(Optional::stream).toList();
  }

  private List<Event> read(String query, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof UUID[] ids) {
          statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
        } else if (values[i] instanceof String[] texts) {
          statement.setArray(i + 1, connection.createArrayOf("text", texts));
        } else {
          statement.setObject(i + 1, values[i]);
        }
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<Event> events = new ArrayList<>();
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
