package org.embargoledger.ledger.projection.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.bookkeeping.Line;
import org.embargoledger.ledger.bookkeeping.StandingFact;
import org.embargoledger.ledger.bookkeeping.Tags;
import org.embargoledger.ledger.bookkeeping.Weight;
import org.embargoledger.ledger.projection.Numbered;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Product;

/** What a run of events adds to the tables of a generation, as COPY takes it. */
public final class ChunkRows {

  private static final String EVENT_COLUMNS =
      " (position, fact_id, version, recorded_at, leaf_hash, event)";
  private static final String STANDING_COLUMNS =
      " (generation, fact_id, position, version, retracted, target, derived_from, product_class,"
          + " basis, states, period_from, period_to, weighs)";
  private static final String ENTRY_COLUMNS =
      " (generation, id, reverses, target, book, counterparty, year, measure, basis, product,"
          + " product_class, unit, low, best, high, slice_from, slice_to, valued_on, fact_id,"
          + " fact_position, cause_position, partner, publisher, agreement, reason)";

  private final int generation;
  private final CopyText events = new CopyText();
  private final CopyText standing = new CopyText();
  private final CopyText entries = new CopyText();

  private ChunkRows(int generation) {
    this.generation = generation;
  }

  /**
   * @param stored positions whose events are there already
   * @param latest of each fact, its latest event
   * @param reversed the reversed entry's id by the reversal's id
   */
  public static ChunkRows of(
      int generation,
      List<EventMessage> messages,
      Set<Long> stored,
      Collection<Event> latest,
      List<Numbered> postings,
      Map<Long, Long> reversed) {
    ChunkRows rows = new ChunkRows(generation);
    for (EventMessage message : messages) {
      if (!stored.contains(message.position())) {
        rows.add(message);
      }
    }
    latest.forEach(rows::add);
    for (Numbered posting : postings) {
      rows.add(posting, reversed.get(posting.id()));
    }
    return rows;
  }

  /**
   * Within the connection's transaction. A standing fact must not have a row there yet.
   *
   * @param suffix of the names of the generation's own tables, while it is built; or empty
   */
  public void into(Connection connection, String suffix) throws SQLException {
    events.into(connection, "fact_event" + EVENT_COLUMNS);
    standing.into(connection, "standing_fact" + suffix + STANDING_COLUMNS);
    entries.into(connection, "entry" + suffix + ENTRY_COLUMNS);
  }

  private void add(EventMessage message) {
    EventHeader header = message.event().header();
    events
        .number(header.position())
        .plain(header.factId())
        .number(header.version())
        .plain(header.recordedAt())
        .bytes(message.leafHash())
        .utf8(message.bytes())
        .end();
  }

  private void add(Event event) {
    EventHeader header = event.header();
    Optional<StandingFact> fact = StandingFact.after(event);
    standing
        .number(generation)
        .plain(header.factId())
        .number(header.position())
        .number(header.version())
        .flag(fact.isEmpty())
        .text(header.target())
        .plain(array(fact.map(StandingFact::origins).orElse(List.of())));
    Optional<FuelDelivery> delivery = fact.flatMap(StandingFact::delivery);
    if (delivery.isPresent()) {
      FuelDelivery it = delivery.get();
      standing
          .plain(it.product().productClass())
          .plain(it.provenance().basis())
          .plain(array(it.counterparty().states()))
          .plain(it.period().from())
          .plain(it.period().to())
          .flag(Weight.has(it));
    } else {
      standing.nothing().nothing().nothing().nothing().nothing().nothing();
    }
    standing.end();
  }

  /** Of values without a comma or a brace. */
  private static String array(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
  }

  private void add(Numbered each, Long reverses) {
    Line line = each.posting().line();
    Estimate amount = each.posting().signedAmount();
    Tags tags = line.tags();
    entries
        .number(generation)
        .number(each.id())
        .number(reverses)
        .text(line.target())
        .text(line.key().book())
        .text(tags.counterparty())
        .number(line.key().year())
        .plain(line.key().measure())
        .plain(line.basis())
        .plain(line.product())
        .plain(line.product().map(Product::productClass))
        .text(line.unit())
        .decimal(amount.low())
        .decimal(amount.best())
        .decimal(amount.high())
        .plain(line.slice().from())
        .plain(line.slice().to())
        .plain(line.valuedOn().map(LocalDate::toString))
        .plain(line.key().factId())
        .number(line.factPosition())
        .number(each.causePosition())
        .text(tags.partner())
        .text(tags.publisher())
        .plain(tags.agreement())
        .text(each.posting().reason())
        .end();
  }
}
