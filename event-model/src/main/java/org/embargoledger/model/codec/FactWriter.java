package org.embargoledger.model.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Agreement;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Source;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.json.CanonicalJson;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Quantity;
import org.embargoledger.model.measure.StatedEquivalent;

/**
 * Writes facts as the JSON that {@link FactReader} reads; decimals as strings, absent fields not.
 */
public final class FactWriter implements Fact.Cases<ObjectNode> {

  private FactWriter() {}

  /** The RFC 8785 bytes of the fact. */
  public static byte[] canonical(Fact fact) {
    return CanonicalJson.bytes(write(fact));
  }

  public static ObjectNode write(Fact fact) {
    ObjectNode out = fact.match(new FactWriter());
    out.put("counterparty", fact.counterparty().toString());
    out.put("target", fact.target());
    out.put("period", fact.period().toString());
    out.set("provenance", provenance(fact.provenance()));
    if (!fact.relations().isEmpty()) {
      ArrayNode relations = out.putArray("relations");
      fact.relations()
          .forEach(
              relation ->
                  relations
                      .addObject()
                      .put("type", relation.type().name())
                      .put("factId", relation.factId().toString()));
    }
    return out;
  }

  @Override
  public ObjectNode pledge(FundingPledge pledge) {
    ObjectNode out = Json.object();
    put(out, "counterpartyName", pledge.counterpartyName());
    out.set("amount", money(pledge.amount()));
    pledge.statedEquivalent().ifPresent(equivalent -> out.set("statedEquivalent", of(equivalent)));
    out.put("sector", pledge.sector().name());
    out.put("purpose", pledge.purpose());
    put(out, "area", pledge.area());
    put(out, "announcedBy", pledge.announcedBy());
    return out;
  }

  @Override
  public ObjectNode delivery(FuelDelivery delivery) {
    ObjectNode out = Json.object();
    put(out, "counterpartyName", delivery.counterpartyName());
    out.put("product", delivery.product().name());
    out.set("quantity", quantity(delivery.quantity()));
    delivery.range().ifPresent(range -> out.set("range", range(range)));
    out.put("scope", delivery.scope().name());
    delivery.vessel().ifPresent(vessel -> out.set("vessel", vessel(vessel)));
    put(out, "note", delivery.note());
    return out;
  }

  @Override
  public ObjectNode agreement(Agreement agreement) {
    ObjectNode out = Json.object();
    put(out, "counterpartyName", agreement.counterpartyName());
    out.put("title", agreement.title());
    out.put("kind", agreement.kind().name());
    out.put("status", agreement.status().name());
    out.put("sector", agreement.sector().name());
    put(out, "place", agreement.place());
    out.put("jointEntity", agreement.jointEntity());
    put(out, "note", agreement.note());
    return out;
  }

  @Override
  public ObjectNode activity(Activity activity) {
    ObjectNode out = Json.object();
    put(out, "counterpartyName", activity.counterpartyName());
    out.put("kind", activity.kind().name());
    out.put("status", activity.status().name());
    out.put("sector", activity.sector().name());
    out.put("description", activity.description());
    put(out, "place", activity.place());
    put(out, "outcome", activity.outcome());
    activity.amount().ifPresent(amount -> out.set("amount", money(amount)));
    return out;
  }

  private static ObjectNode money(Money money) {
    return Json.object()
        .put("amount", money.amount().toPlainString())
        .put("currency", money.currency().getCurrencyCode());
  }

  private static ObjectNode of(StatedEquivalent equivalent) {
    return money(equivalent.money()).put("approximate", equivalent.approximate());
  }

  private static ObjectNode quantity(Quantity quantity) {
    return Json.object()
        .put("value", quantity.value().toPlainString())
        .put("unit", quantity.unit().symbol())
        .put("qualifier", quantity.qualifier().name());
  }

  private static ObjectNode range(Estimate range) {
    ObjectNode out = Json.object();
    out.put("low", range.low().toPlainString());
    out.put("best", range.best().toPlainString());
    if (range.high() != null) {
      out.put("high", range.high().toPlainString());
    }
    return out;
  }

  private static ObjectNode vessel(Vessel vessel) {
    ObjectNode out = Json.object().put("name", vessel.name());
    put(out, "imo", vessel.imo());
    put(out, "mmsi", vessel.mmsi());
    put(out, "flag", vessel.flag());
    return out;
  }

  private static ObjectNode provenance(Provenance provenance) {
    Source source = provenance.source();
    ObjectNode sourceOut = Json.object().put("publisher", source.publisher());
    put(sourceOut, "title", source.title());
    sourceOut.put("url", source.url());
    sourceOut.put("published", source.published().toString());
    put(sourceOut, "retrievedAt", source.retrievedAt().map(Object::toString));
    put(sourceOut, "contentSha256", source.contentSha256());
    ObjectNode out = Json.object();
    out.set("source", sourceOut);
    put(out, "quote", provenance.quote());
    out.put("basis", provenance.basis().name());
    out.put("grade", provenance.grade().toString());
    return out;
  }

  private static void put(ObjectNode out, String name, Optional<String> value) {
    value.ifPresent(text -> out.put(name, text));
  }
}
