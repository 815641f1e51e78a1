package org.embargoledger.model.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Agreement;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.fact.Sector;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.ObjectReader;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.Quantity;
import org.embargoledger.model.measure.StatedEquivalent;

/**
 * Turns JSON into facts and names every field that is wrong. A checking reader, for submissions,
 * also asks whether values are plausible; a trusting reader, for events of the log, does not.
 */
public final class FactReader {

  private static final int RELATIONS_MAX = 100;

  private final Optional<FactChecks> checks;
  private final FactParts parts;

  private FactReader(Optional<FactChecks> checks) {
    this.checks = checks;
    this.parts = new FactParts(checks);
  }

  public static FactReader trusting() {
    return new FactReader(Optional.empty());
  }

  public static FactReader checking(FactChecks checks) {
    return new FactReader(Optional.of(checks));
  }

  /**
   * @throws InvalidDocumentException with all faults of the document
   */
  public Fact read(FactType type, JsonNode node) {
    return read(type, node, "#");
  }

  /**
   * Reads a fact that lies inside another document.
   *
   * @param pointer where it lies, for the violations
   */
  public Fact read(FactType type, JsonNode node, String pointer) {
    ObjectReader in = ObjectReader.root(node, pointer);
    Fact fact =
        switch (type) {
          case FUNDING_PLEDGE -> pledge(in);
          case FUEL_DELIVERY -> delivery(in);
          case AGREEMENT -> agreement(in);
          case ACTIVITY -> activity(in);
        };
    in.throwIfFaulty();
    return Objects.requireNonNull(fact);
  }

  private FundingPledge pledge(ObjectReader in) {
    Head head = head(in);
    Period period = plannedPeriod(in);
    Money amount = parts.money(in, "amount");
    Optional<StatedEquivalent> equivalent = parts.statedEquivalent(in, amount);
    Sector sector = in.oneOf("sector", Sector.class);
    String purpose = in.text("purpose");
    Optional<String> area = in.optionalText("area");
    Optional<String> announcedBy = in.optionalText("announcedBy");
    Tail tail = tail(in);
    return !in.isClean()
        ? null
        : new FundingPledge(
            head.counterparty,
            head.name,
            head.target,
            period,
            amount,
            equivalent,
            sector,
            purpose,
            area,
            announcedBy,
            tail.provenance,
            tail.relations);
  }

  private FuelDelivery delivery(ObjectReader in) {
    Head head = head(in);
    Period period = in.required("period", Period::parse);
    check(checks -> checks.past(in, "period", period));
    Product product = in.oneOf("product", Product.class);
    Quantity quantity = parts.quantity(in.object("quantity"));
    Optional<Estimate> range =
        in.has("range") ? Optional.ofNullable(parts.range(in, quantity)) : Optional.empty();
    FuelDelivery.Scope scope =
        in.oneOf("scope", FuelDelivery.Scope.class, FuelDelivery.Scope.SHIPMENT);
    Optional<Vessel> vessel =
        in.has("vessel") ? Optional.ofNullable(vessel(in.object("vessel"))) : Optional.empty();
    Optional<String> note = in.optionalText("note");
    Tail tail = tail(in);
    return !in.isClean()
        ? null
        : new FuelDelivery(
            head.counterparty,
            head.name,
            head.target,
            period,
            product,
            quantity,
            range,
            scope,
            vessel,
            note,
            tail.provenance,
            tail.relations);
  }

  private Agreement agreement(ObjectReader in) {
    Head head = head(in);
    Period period = plannedPeriod(in);
    String title = in.text("title");
    Agreement.Kind kind = in.oneOf("kind", Agreement.Kind.class);
    Agreement.Status status = in.oneOf("status", Agreement.Status.class);
    Sector sector = in.oneOf("sector", Sector.class);
    Optional<String> place = in.optionalText("place");
    boolean jointEntity = in.flag("jointEntity");
    Optional<String> note = in.optionalText("note");
    Tail tail = tail(in);
    return !in.isClean()
        ? null
        : new Agreement(
            head.counterparty,
            head.name,
            head.target,
            period,
            title,
            kind,
            status,
            sector,
            place,
            jointEntity,
            note,
            tail.provenance,
            tail.relations);
  }

  private Activity activity(ObjectReader in) {
    Head head = head(in);
    Period period = plannedPeriod(in);
    Activity.Kind kind = in.oneOf("kind", Activity.Kind.class);
    Activity.Status status = in.oneOf("status", Activity.Status.class);
    Sector sector = in.oneOf("sector", Sector.class);
    String description = in.text("description");
    Optional<String> place = in.optionalText("place");
    Optional<String> outcome = in.optionalText("outcome");
    Optional<Money> amount = disbursed(in, kind);
    Tail tail = tail(in);
    return !in.isClean()
        ? null
        : new Activity(
            head.counterparty,
            head.name,
            head.target,
            period,
            kind,
            status,
            sector,
            description,
            place,
            outcome,
            amount,
            tail.provenance,
            tail.relations);
  }

  private Optional<Money> disbursed(ObjectReader in, Activity.Kind kind) {
    boolean disbursement = kind == Activity.Kind.DISBURSEMENT;
    if (disbursement || in.has("amount")) {
      if (!disbursement && kind != null) {
        in.reject("amount", "belongs to an activity of kind DISBURSEMENT only");
      }
      return Optional.ofNullable(parts.money(in, "amount"));
    }
    return Optional.empty();
  }

  private static Vessel vessel(ObjectReader in) {
    String name = in.text("name");
    Optional<String> imo =
        in.optional(
            "imo",
            text ->
                accept(
                    text,
                    Vessel.isImoNumber(text),
                    "is not an IMO number: seven digits, the last of which checks the others"));
    Optional<String> mmsi =
        in.optional(
            "mmsi", text -> accept(text, text.matches("\\d{9}"), "is not an MMSI of nine digits"));
    Optional<String> flag = in.optional("flag", FactReader::country);
    in.rejectUnknown();
    return in.isClean() ? new Vessel(name, imo, mmsi, flag) : null;
  }

  private record Head(Counterparty counterparty, Optional<String> name, String target) {}

  private record Tail(Provenance provenance, List<Relation> relations) {}

  private Head head(ObjectReader in) {
    Counterparty counterparty = in.required("counterparty", Counterparty::parse);
    Optional<String> name = in.optionalText("counterpartyName");
    String target = in.required("target", FactReader::country);
    check(checks -> checks.target(in, target));
    check(checks -> checks.counterparty(in, counterparty, target));
    return new Head(counterparty, name, target);
  }

  private Tail tail(ObjectReader in) {
    Provenance provenance = parts.provenance(in.object("provenance"));
    List<Relation> relations =
        in.objects("relations", RELATIONS_MAX).stream().map(FactReader::relation).toList();
    in.rejectUnknown();
    return new Tail(provenance, relations.contains(null) ? List.of() : relations);
  }

  private static Relation relation(ObjectReader in) {
    Relation.Type type = in.oneOf("type", Relation.Type.class);
    UUID factId = in.required("factId", FactReader::uuid);
    in.rejectUnknown();
    return new Relation(type, factId);
  }

  private Period plannedPeriod(ObjectReader in) {
    Period period = in.required("period", Period::parse);
    check(checks -> checks.planned(in, "period", period));
    return period;
  }

  private void check(Consumer<FactChecks> check) {
    checks.ifPresent(check);
  }

  private static String country(String text) {
    return accept(
        text,
        Countries.isCode(text),
        "is not an ISO 3166-1 alpha-2 country code such as KP; upper case");
  }

  private static UUID uuid(String text) {
    return UUID.fromString(
        accept(
            text,
            text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
            "is not the id of a fact, a UUID in lower case"));
  }

  private static String accept(String text, boolean ok, String otherwise) {
    if (!ok) {
      throw new IllegalArgumentException("'" + text + "' " + otherwise);
    }
    return text;
  }
}
