package org.embargoledger.ledger.rebuild;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
record ChunkRows(CopyText events, CopyText standing, CopyText entries) {

  /**
   * @param stored positions whose events are there already
   * @param reversed the reversed entry's id by the reversal's id
   */
  static ChunkRows of(
      int generation,
      List<EventMessage> messages,
      Set<Long> stored,
      List<Numbered> postings,
      Map<Long, Long> reversed) {
    ChunkRows rows = new ChunkRows(new CopyText(), new CopyText(), new CopyText());
    for (EventMessage message : messages) {
      if (!stored.contains(message.position())) {
        rows.add(message);
      }
      rows.add(generation, message.event());
    }
    for (Numbered posting : postings) {
      rows.add(generation, posting, reversed.get(posting.id()));
    }
    return rows;
  }

  private void add(EventMessage message) {
    EventHeader header = message.event().header();
    events
        .number(header.position())
        .plain(header.factId())
        .number(header.version())
        .plain(header.recordedAt())
        .bytes(message.leafHash())
        .text(new String(message.bytes(), StandardCharsets.UTF_8))
        .end();
  }

  private void add(int generation, Event event) {
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
          .plain(it.period().from())
          .plain(it.period().to())
          .flag(Weight.has(it));
    } else {
      standing.nothing().nothing().nothing().nothing().nothing();
    }
    standing.end();
  }

  private static String array(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }

  private void add(int generation, Numbered each, Long reverses) {
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
