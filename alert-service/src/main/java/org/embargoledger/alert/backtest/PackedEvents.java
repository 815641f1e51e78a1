package org.embargoledger.alert.backtest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.fact.Source;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.measure.Estimate;

/**
 * The log's events from position 0 on, in a small part of the memory that they would take as
 * objects or as JSON. Nothing is lost: what is unpacked equals what was packed. Belongs to one
 * thread at a time.
 *
 * <p>Deliveries, the mass of a log, are packed field by field; all others as their JSON.
 */
final class PackedEvents {

  static final int RECORDED = 0;
  static final int CORRECTED = 1;
  static final int RETRACTED = 2;

  /** Added to the kind of an event that is kept as JSON. */
  static final int JSON = 4;

  private final ByteLog log = new ByteLog();
  private final TextTable texts = new TextTable();
  private final ByteLog.Writer out = new ByteLog.Writer();
  private long count;
  private long second;

  void pack(Event event) {
    EventHeader header = event.header();
    if (header.position() != count) {
      throw new IllegalArgumentException(
          "after %d events comes position %d".formatted(count, header.position()));
    }
    out.reset();
    event.match(new Writing()).appendTo(log);
    count++;
  }

  long count() {
    return count;
  }

  /** Of the packed events and the texts that they share, about. */
  long bytes() {
    return log.length() + texts.size() * 160L;
  }

  PackedReader unpack() {
    return new PackedReader(log.reader(), texts, count);
  }

  private final class Writing implements Event.Cases<ByteLog.Writer> {

    @Override
    public ByteLog.Writer recorded(FactRecorded event) {
      return event
          .fact()
          .asDelivery()
          .filter(delivery -> delivery.target().equals(event.header().target()))
          .map(delivery -> delivery(RECORDED, event.header(), "", delivery))
          .orElseGet(() -> json(RECORDED, event));
    }

    @Override
    public ByteLog.Writer corrected(FactCorrected event) {
      return event
          .fact()
          .asDelivery()
          .filter(delivery -> delivery.target().equals(event.header().target()))
          .map(delivery -> delivery(CORRECTED, event.header(), event.reason(), delivery))
          .orElseGet(() -> json(CORRECTED, event));
    }

    @Override
    public ByteLog.Writer retracted(FactRetracted event) {
      header(RETRACTED, event.header());
      text(event.reason());
      return out;
    }
  }

  private ByteLog.Writer json(int kind, Event event) {
    byte[] json = EventCodec.encode(event);
    out.write(kind + JSON);
    out.varint(json.length);
    out.write(json);
    return out;
  }

  private ByteLog.Writer delivery(
      int kind, EventHeader header, String reason, FuelDelivery delivery) {
    header(kind, header);
    if (kind == CORRECTED) {
      text(reason);
    }
    text(delivery.counterparty().toString());
    text(delivery.counterpartyName().orElse(null));
    text(delivery.period().toString());
    out.write(delivery.product().ordinal());
    Decimals.write(out, delivery.quantity().value());
    out.write(delivery.quantity().unit().ordinal() * 8 + delivery.quantity().qualifier().ordinal());
    out.write(delivery.scope().ordinal());
    range(delivery.range().orElse(null));
    vessel(delivery.vessel().orElse(null));
    text(delivery.note().orElse(null));
    source(delivery.provenance().source());
    text(delivery.provenance().quote().orElse(null));
    out.write(delivery.provenance().basis().ordinal());
    text(delivery.provenance().grade().toString());
    relations(delivery.relations());
    return out;
  }

  private void header(int kind, EventHeader header) {
    out.write(kind);
    out.word(header.factId().getMostSignificantBits());
    out.word(header.factId().getLeastSignificantBits());
    out.varint(header.version());
    out.write(header.factType().ordinal());
    text(header.target());
    text(header.partner());
    Instant at = header.recordedAt();
    out.zigzag(at.getEpochSecond() - second);
    out.varint(at.getNano());
    second = at.getEpochSecond();
  }

  private void range(Estimate range) {
    out.write(range == null ? 0 : range.high() == null ? 1 : 2);
    if (range != null) {
      Decimals.write(out, range.low());
      Decimals.write(out, range.best());
      if (range.high() != null) {
        Decimals.write(out, range.high());
      }
    }
  }

  private void vessel(Vessel vessel) {
    text(vessel == null ? null : vessel.name());
    if (vessel != null) {
      text(vessel.imo().orElse(null));
      text(vessel.mmsi().orElse(null));
      text(vessel.flag().orElse(null));
    }
  }

  private void source(Source source) {
    text(source.publisher());
    text(source.title().orElse(null));
    text(source.url());
    text(source.published().toString());
    text(source.retrievedAt().map(Instant::toString).orElse(null));
    text(source.contentSha256().orElse(null));
  }

  private void relations(List<Relation> relations) {
    out.varint(relations.size());
    for (Relation relation : relations) {
      out.write(relation.type().ordinal());
      out.word(relation.factId().getMostSignificantBits());
      out.word(relation.factId().getLeastSignificantBits());
    }
  }

  /** 0: none; 1: written out; from 2 on: a place in the table. */
  private void text(String text) {
    if (text == null) {
      out.varint(0);
      return;
    }
    int place = texts.place(text);
    if (place >= 0) {
      out.varint(place + 2L);
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.varint(1);
      out.varint(bytes.length);
      out.write(bytes);
    }
  }
}
