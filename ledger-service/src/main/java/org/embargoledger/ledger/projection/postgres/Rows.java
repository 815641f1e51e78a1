package org.embargoledger.ledger.projection.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.bookkeeping.Line;
import org.embargoledger.ledger.bookkeeping.StandingFact;
import org.embargoledger.ledger.bookkeeping.Tags;
import org.embargoledger.ledger.bookkeeping.Weight;
import org.embargoledger.ledger.projection.BatchFold;
import org.embargoledger.ledger.projection.CarriedKey;
import org.embargoledger.ledger.projection.Numbered;
import org.embargoledger.ledger.projection.TotalChange;
import org.embargoledger.ledger.projection.TotalKey;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Product;

/**
 * The rows of a batch as one JSON array for each table, which PostgreSQL takes apart: one statement
 * a table, however many rows.
 */
final class Rows {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** PostgreSQL's day after all days. */
  private static final String NEVER = "infinity";

  private Rows() {}

  static String events(Collection<EventMessage> messages) {
    ArrayNode rows = JSON.arrayNode(messages.size());
    for (EventMessage message : messages) {
      Event event = message.event();
      rows.addObject()
          .put("position", event.header().position())
          .put("fact_id", event.header().factId().toString())
          .put("version", event.header().version())
          .put("recorded_at", event.header().recordedAt().toString())
          .put("leaf_hash", HexFormat.of().formatHex(message.leafHash()))
          .put("event", new String(message.bytes(), StandardCharsets.UTF_8));
    }
    return rows.toString();
  }

  static String standing(Collection<Event> latest) {
    ArrayNode rows = JSON.arrayNode(latest.size());
    for (Event event : latest) {
      Optional<StandingFact> fact = StandingFact.after(event);
      ObjectNode row =
          rows.addObject()
              .put("fact_id", event.header().factId().toString())
              .put("position", event.header().position())
              .put("version", event.header().version())
              .put("retracted", fact.isEmpty())
              .put("target", event.header().target());
      ArrayNode origins = row.putArray("derived_from");
      fact.map(StandingFact::origins)
          .ifPresent(ids -> ids.forEach(origin -> origins.add(origin.toString())));
      fact.flatMap(StandingFact::delivery).ifPresent(delivery -> addDelivery(row, delivery));
    }
    return rows.toString();
  }

  private static void addDelivery(ObjectNode row, FuelDelivery delivery) {
    row.put("product_class", delivery.product().productClass().name())
        .put("basis", delivery.provenance().basis().name())
        .put("period_from", delivery.period().from().toString())
        .put("period_to", delivery.period().to().toString())
        .put("weighs", Weight.has(delivery));
  }

  /**
   * @param reversed the reversed entry's id by the reversal's id
   */
  static String entries(BatchFold fold, Map<Long, Long> reversed) {
    ArrayNode rows = JSON.arrayNode(fold.postings().size());
    for (Numbered each : fold.postings()) {
      Line line = each.posting().line();
      Estimate amount = each.posting().signedAmount();
      Tags tags = line.tags();
      rows.addObject()
          .put("id", each.id())
          .put("reverses", reversed.get(each.id()))
          .put("target", line.target())
          .put("book", line.key().book())
          .put("counterparty", tags.counterparty())
          .put("year", line.key().year())
          .put("measure", line.key().measure().name())
          .put("basis", line.basis().name())
          .put("product", line.product().map(Product::name).orElse(null))
          .put("product_class", line.product().map(p -> p.productClass().name()).orElse(null))
          .put("unit", line.unit())
          .put("low", amount.low().toPlainString())
          .put("best", amount.best().toPlainString())
          .put("high", plain(amount.high()))
          .put("slice_from", line.slice().from().toString())
          .put("slice_to", line.slice().to().toString())
          .put("valued_on", line.valuedOn().map(LocalDate::toString).orElse(null))
          .put("fact_id", line.key().factId().toString())
          .put("fact_position", line.factPosition())
          .put("cause_position", each.causePosition())
          .put("partner", tags.partner())
          .put("publisher", tags.publisher())
          .put("agreement", tags.agreement().map(UUID::toString).orElse(null))
          .put("reason", each.posting().reason());
    }
    return rows.toString();
  }

  static String totals(Map<TotalKey, TotalChange> changes) {
    ArrayNode rows = JSON.arrayNode(changes.size());
    changes.forEach((key, change) -> add(rows, key, change));
    return rows.toString();
  }

  static String carried(Map<CarriedKey, TotalChange> changes) {
    ArrayNode rows = JSON.arrayNode(changes.size());
    changes.forEach(
        (key, change) ->
            add(rows, key.total(), change)
                .put("slice_from", key.slice().from().toString())
                .put("slice_to", key.slice().to().toString())
                .put("valued_on", key.valuedOn().map(LocalDate::toString).orElse(NEVER)));
    return rows.toString();
  }

  private static ObjectNode add(ArrayNode rows, TotalKey key, TotalChange change) {
    return rows.addObject()
        .put("target", key.target())
        .put("book", key.book())
        .put("year", key.year())
        .put("measure", key.measure().name())
        .put("basis", key.basis().name())
        .put("product", key.product())
        .put("unit", key.unit())
        .put("low", change.low().toPlainString())
        .put("best", change.best().toPlainString())
        .put("high", change.high().toPlainString())
        .put("open_highs", change.openHighs())
        .put("entries", change.entries());
  }

  static String ids(Collection<UUID> ids) {
    ArrayNode rows = JSON.arrayNode(ids.size());
    ids.forEach(id -> rows.add(id.toString()));
    return rows.toString();
  }

  private static String plain(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }
}
