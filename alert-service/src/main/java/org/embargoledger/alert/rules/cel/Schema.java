package org.embargoledger.alert.rules.cel;

import static org.embargoledger.alert.rules.cel.DecimalFunctions.DECIMAL;
import static org.embargoledger.alert.rules.cel.DecimalFunctions.midnight;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Agreement;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.fact.Sector;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.ProductClass;
import org.embargoledger.model.measure.Qualifier;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.measure.StatedEquivalent;

/**
 * The types that a rule can name, field by field as in the event schema. What is not listed cannot
 * be reached.
 */
final class Schema {

  private static final CelType TEXT = SimpleType.STRING;
  private static final CelType WHOLE = SimpleType.INT;
  private static final CelType INSTANT = SimpleType.TIMESTAMP;
  private static final CelType FLAG = SimpleType.BOOL;

  private final Rules rules;

  private final Struct<Period> period =
      new Struct<Period>("Period")
          .field("text", TEXT, Period::toString)
          .field("from", INSTANT, it -> midnight(it.from()))
          .field("to", INSTANT, it -> midnight(it.to()))
          .field("days", WHOLE, Period::days)
          .field("year", WHOLE, it -> (long) it.to().getYear());

  private final Struct<Provenance> provenance =
      new Struct<Provenance>("Provenance")
          .constant("basis", Basis.class, Provenance::basis)
          .field("grade", TEXT, it -> it.grade().toString())
          .field("reliability", TEXT, it -> String.valueOf(it.grade().reliability()))
          .field("credibility", WHOLE, it -> (long) it.grade().credibility())
          .field("publisher", TEXT, it -> it.source().publisher())
          .field("url", TEXT, it -> it.source().url())
          .nested("published", period, it -> it.source().published())
          .optional("title", TEXT, it -> it.source().title())
          .optional("retrievedAt", INSTANT, it -> it.source().retrievedAt())
          .optional("quote", TEXT, Provenance::quote);

  private final Struct<Relation> relation =
      new Struct<Relation>("Relation")
          .constant("type", Relation.Type.class, Relation::type)
          .field("factId", TEXT, it -> it.factId().toString());

  private final Struct<Money> money =
      new Struct<Money>("Money")
          .field("amount", DECIMAL, it -> Decimal.of(it.amount()))
          .field("currency", TEXT, it -> it.currency().getCurrencyCode());

  private final Struct<StatedEquivalent> equivalent =
      new Struct<StatedEquivalent>("StatedEquivalent")
          .field("amount", DECIMAL, it -> Decimal.of(it.money().amount()))
          .field("currency", TEXT, it -> it.money().currency().getCurrencyCode())
          .field("approximate", FLAG, StatedEquivalent::approximate);

  private final Struct<Vessel> vessel =
      new Struct<Vessel>("Vessel")
          .field("name", TEXT, Vessel::name)
          .optional("imo", TEXT, Vessel::imo)
          .optional("mmsi", TEXT, Vessel::mmsi)
          .optional("flag", TEXT, Vessel::flag);

  private final Struct<Estimate> range =
      new Struct<Estimate>("Range")
          .field("low", DECIMAL, it -> Decimal.of(it.low()))
          .field("best", DECIMAL, it -> Decimal.of(it.best()))
          .optional("high", DECIMAL, it -> Optional.ofNullable(it.high()).map(Decimal::of));

  private final Struct<FuelDelivery> quantity =
      new Struct<FuelDelivery>("Quantity")
          .field("value", DECIMAL, it -> Decimal.of(it.quantity().value()))
          .constant("unit", QuantityUnit.class, QuantityUnit::symbol, it -> it.quantity().unit())
          .constant("qualifier", Qualifier.class, it -> it.quantity().qualifier())
          .optional("barrels", DECIMAL, this::barrels)
          .optional("tons", DECIMAL, this::tons);

  private final Struct<Fact> fact =
      new Struct<Fact>("Fact")
          .constant("type", FactType.class, FactType::wireName, Fact::type)
          .field("counterparty", TEXT, it -> it.counterparty().toString())
          .field("states", ListType.create(TEXT), it -> it.counterparty().states())
          .field("target", TEXT, Fact::target)
          .nested("period", period, Fact::period)
          .nested("provenance", provenance, Fact::provenance)
          .field(
              "relations",
              ListType.create(relation.reference()),
              it -> it.relations().stream().map(relation::view).toList());

  private final Struct<FuelDelivery> delivery =
      new Struct<FuelDelivery>(FactType.FUEL_DELIVERY.wireName())
          .with(fact)
          .optional("counterpartyName", TEXT, FuelDelivery::counterpartyName)
          .constant("product", Product.class, FuelDelivery::product)
          .constant("productClass", ProductClass.class, it -> it.product().productClass())
          .nested("quantity", quantity, it -> it)
          .optionalNested("range", range, FuelDelivery::range)
          .constant("scope", FuelDelivery.Scope.class, FuelDelivery::scope)
          .optionalNested("vessel", vessel, FuelDelivery::vessel)
          .optional("note", TEXT, FuelDelivery::note);

  private final Struct<FundingPledge> pledge =
      new Struct<FundingPledge>(FactType.FUNDING_PLEDGE.wireName())
          .with(fact)
          .optional("counterpartyName", TEXT, FundingPledge::counterpartyName)
          .nested("amount", money, FundingPledge::amount)
          .optionalNested("statedEquivalent", equivalent, FundingPledge::statedEquivalent)
          .constant("sector", Sector.class, FundingPledge::sector)
          .field("purpose", TEXT, FundingPledge::purpose)
          .optional("area", TEXT, FundingPledge::area)
          .optional("announcedBy", TEXT, FundingPledge::announcedBy);

  private final Struct<Agreement> agreement =
      new Struct<Agreement>(FactType.AGREEMENT.wireName())
          .with(fact)
          .optional("counterpartyName", TEXT, Agreement::counterpartyName)
          .field("title", TEXT, Agreement::title)
          .constant("kind", Agreement.Kind.class, Agreement::kind)
          .constant("status", Agreement.Status.class, Agreement::status)
          .constant("sector", Sector.class, Agreement::sector)
          .optional("place", TEXT, Agreement::place)
          .field("jointEntity", FLAG, Agreement::jointEntity)
          .optional("note", TEXT, Agreement::note);

  private final Struct<Activity> activity =
      new Struct<Activity>(FactType.ACTIVITY.wireName())
          .with(fact)
          .optional("counterpartyName", TEXT, Activity::counterpartyName)
          .constant("kind", Activity.Kind.class, Activity::kind)
          .constant("status", Activity.Status.class, Activity::status)
          .constant("sector", Sector.class, Activity::sector)
          .field("description", TEXT, Activity::description)
          .optional("place", TEXT, Activity::place)
          .optional("outcome", TEXT, Activity::outcome)
          .optionalNested("amount", money, Activity::amount);

  private final Struct<Event> event =
      new Struct<Event>("Event")
          .constant("kind", Kind.class, Kind::of)
          .field("id", TEXT, it -> it.header().eventId())
          .field("factId", TEXT, it -> it.header().factId().toString())
          .field("position", WHOLE, it -> it.header().position())
          .field("version", WHOLE, it -> (long) it.header().version())
          .field("recordedAt", INSTANT, it -> it.header().recordedAt())
          .field("partner", TEXT, it -> it.header().partner())
          .constant("factType", FactType.class, FactType::wireName, it -> it.header().factType())
          .field("target", TEXT, it -> it.header().target());

  private final Struct<Totals> totals =
      new Struct<Totals>("Totals")
          .field("cap", TEXT, it -> it.key().cap().id())
          .field("year", WHOLE, it -> (long) it.key().year())
          .field("barrels", DECIMAL, it -> it.in(QuantityUnit.BARREL))
          .field("tons", DECIMAL, it -> it.in(QuantityUnit.METRIC_TON))
          .field("percent", DECIMAL, Totals::percent)
          .field("percentBefore", DECIMAL, Totals::percentBefore)
          .optional("limitBarrels", DECIMAL, Totals::limitBarrels);

  Schema(Rules rules) {
    this.rules = rules;
  }

  List<Struct<?>> structs() {
    return Stream.<Struct<?>>of(
            period,
            provenance,
            relation,
            money,
            equivalent,
            vessel,
            range,
            quantity,
            fact,
            delivery,
            pledge,
            agreement,
            activity,
            event,
            totals)
        .toList();
  }

  Optional<Struct<?>> named(String name) {
    return structs().stream().filter(struct -> struct.name().equals(name)).findFirst();
  }

  Struct<Event> event() {
    return event;
  }

  Struct<Totals> totals() {
    return totals;
  }

  /** The type of the variable {@code fact}; of all facts the common fields only. */
  Struct<? extends Fact> fact(Optional<FactType> type) {
    if (type.isEmpty()) {
      return fact;
    }
    return switch (type.get()) {
      case FUEL_DELIVERY -> delivery;
      case FUNDING_PLEDGE -> pledge;
      case AGREEMENT -> agreement;
      case ACTIVITY -> activity;
    };
  }

  View<?> view(Fact value) {
    return value.match(
        new Fact.Cases<>() {
          @Override
          public View<?> pledge(FundingPledge it) {
            return pledge.view(it);
          }

          @Override
          public View<?> delivery(FuelDelivery it) {
            return delivery.view(it);
          }

          @Override
          public View<?> agreement(Agreement it) {
            return agreement.view(it);
          }

          @Override
          public View<?> activity(Activity it) {
            return activity.view(it);
          }
        });
  }

  private Optional<Decimal> barrels(FuelDelivery it) {
    BigDecimal value = it.quantity().value();
    return rules
        .policy()
        .toBarrels(it.product(), it.quantity().unit())
        .map(factor -> Decimal.of(value.multiply(factor.value())));
  }

  private Optional<Decimal> tons(FuelDelivery it) {
    return rules
        .policy()
        .toTons(it.quantity().value(), it.product(), it.quantity().unit())
        .map(Decimal::of);
  }

  /** The kinds of events that rules judge: a retraction leaves nothing to judge. */
  private enum Kind {
    RECORDED,
    CORRECTED;

    static Kind of(Event event) {
      return event.header().version() == 1 ? RECORDED : CORRECTED;
    }
  }
}
