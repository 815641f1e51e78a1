package org.embargoledger.alert.backtest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.Grade;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.fact.Source;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.Qualifier;
import org.embargoledger.model.measure.Quantity;
import org.embargoledger.model.measure.QuantityUnit;

/** Unpacks events in order. Belongs to one thread. */
final class PackedReader {

  private static final FactType[] FACT_TYPES = FactType.values();
  private static final Product[] PRODUCTS = Product.values();
  private static final QuantityUnit[] UNITS = QuantityUnit.values();
  private static final Qualifier[] QUALIFIERS = Qualifier.values();
  private static final FuelDelivery.Scope[] SCOPES = FuelDelivery.Scope.values();
  private static final Basis[] BASES = Basis.values();
  private static final Relation.Type[] RELATIONS = Relation.Type.values();

  private final ByteLog.Reader in;
  private final TextTable texts;
  private final long count;
  private final TextTable.Parsed<Counterparty> counterparties =
      new TextTable.Parsed<>(Counterparty::parse);
  private final TextTable.Parsed<Period> periods = new TextTable.Parsed<>(Period::parse);
  private final TextTable.Parsed<Grade> grades = new TextTable.Parsed<>(Grade::parse);
  private final TextTable.Parsed<Optional<String>> wrapped = new TextTable.Parsed<>(Optional::of);

  private long position;
  private long second;

  PackedReader(ByteLog.Reader in, TextTable texts, long count) {
    this.in = in;
    this.texts = texts;
    this.count = count;
  }

  boolean hasNext() {
    return position < count;
  }

  Event next() {
    int kind = in.read();
    if (kind >= PackedEvents.JSON) {
      Event event = EventCodec.decode(in.read((int) in.varint()));
      position++;
      return event;
    }
    EventHeader header = header();
    return switch (kind) {
      case PackedEvents.RECORDED -> new FactRecorded(header, delivery(header));
      case PackedEvents.CORRECTED -> corrected(header);
      case PackedEvents.RETRACTED -> new FactRetracted(header, text());
      default -> throw new IllegalStateException("kind " + kind);
    };
  }

  private FactCorrected corrected(EventHeader header) {
    String reason = text();
    return new FactCorrected(header, delivery(header), reason);
  }

  private EventHeader header() {
    UUID factId = new UUID(in.word(), in.word());
    int version = (int) in.varint();
    FactType type = FACT_TYPES[in.read()];
    String target = text();
    String partner = text();
    second += in.zigzag();
    Instant at = Instant.ofEpochSecond(second, in.varint());
    return new EventHeader(position++, factId, version, type, target, partner, at);
  }

  private FuelDelivery delivery(EventHeader header) {
    Counterparty counterparty = parsed(counterparties);
    Optional<String> name = optional();
    Period period = parsed(periods);
    Product product = PRODUCTS[in.read()];
    var value = Decimals.read(in);
    int measure = in.read();
    FuelDelivery.Scope scope = SCOPES[in.read()];
    Optional<Estimate> range = range();
    Optional<Vessel> vessel = vessel();
    Optional<String> note = optional();
    Source source = source();
    Optional<String> quote = optional();
    Basis basis = BASES[in.read()];
    Grade grade = parsed(grades);
    return new FuelDelivery(
        counterparty,
        name,
        header.target(),
        period,
        product,
        new Quantity(value, UNITS[measure / 8], QUALIFIERS[measure % 8]),
        range,
        scope,
        vessel,
        note,
        new Provenance(source, quote, basis, grade),
        relations());
  }

  private Optional<Estimate> range() {
    int form = in.read();
    return form == 0
        ? Optional.empty()
        : Optional.of(
            new Estimate(
                Decimals.read(in), Decimals.read(in), form == 1 ? null : Decimals.read(in)));
  }

  private Optional<Vessel> vessel() {
    String name = text();
    return name == null
        ? Optional.empty()
        : Optional.of(new Vessel(name, optional(), optional(), optional()));
  }

  private Source source() {
    return new Source(
        text(), optional(), text(), parsed(periods), optional().map(Instant::parse), optional());
  }

  private List<Relation> relations() {
    int size = (int) in.varint();
    if (size == 0) {
      return List.of();
    }
    List<Relation> relations = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      relations.add(new Relation(RELATIONS[in.read()], new UUID(in.word(), in.word())));
    }
    return List.copyOf(relations);
  }

  private String text() {
    long place = in.varint();
    if (place == 0) {
      return null;
    }
    return place == 1 ? inline() : texts.text((int) place - 2);
  }

  private Optional<String> optional() {
    long place = in.varint();
    if (place == 0) {
      return Optional.empty();
    }
    return place == 1
        ? Optional.of(inline())
        : wrapped.of((int) place - 2, texts.text((int) place - 2));
  }

  private <T> T parsed(TextTable.Parsed<T> values) {
    long place = in.varint();
    return place == 1
        ? values.of(-1, inline())
        : values.of((int) place - 2, texts.text((int) place - 2));
  }

  private String inline() {
    return new String(in.read((int) in.varint()), StandardCharsets.UTF_8);
  }
}
