package org.embargoledger.alert.explain;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Known;
import org.embargoledger.alert.detect.RuleVersion;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Standing;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.event.LeafHash;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.Provenance;

/**
 * Writes down what a finding can be derived from again: the events with their leaf hashes and
 * quotes, the rule with version and parameters, the regime, the engine; and the event that tipped
 * it.
 */
public final class Claims {

  /** A correction names a fact by its stream; its version is behind the last dot. */
  private static final int UUID_LENGTH = 36;

  private final Rules rules;

  public Claims(Rules rules) {
    this.rules = rules;
  }

  /**
   * @param before the watch before the event
   * @param after the watch after it
   */
  public JsonObject of(Finding finding, Watch before, Watch after, Event event) {
    return finding.evidence().day().isPresent()
        ? ofDay(finding, before)
        : of(
            finding,
            rule(finding, after),
            tippedBy(event),
            id -> find(id, before.known(), after.known(), event));
  }

  /**
   * The claim of what a day brought to light.
   *
   * @param before the watch before the day
   */
  public JsonObject ofDay(Finding finding, Watch before) {
    return of(
        finding,
        rule(finding, before),
        new JsonObject()
            .put("kind", "DAY_BEGAN")
            .put("day", finding.evidence().day().orElseThrow().toString())
            .put("position", finding.position()),
        id -> find(id, before.known()));
  }

  private static RuleVersion rule(Finding finding, Watch watch) {
    return watch
        .rule(finding.detector())
        .orElse(new RuleVersion(finding.detector(), "1", Map.of()));
  }

  /** The claim of a finding that rests on the one event. */
  public JsonObject of(Finding finding, RuleVersion rule, Event event) {
    return of(
        finding,
        rule,
        tippedBy(event),
        id -> Optional.of(event).filter(it -> it.header().eventId().equals(id)));
  }

  private JsonObject of(
      Finding finding,
      RuleVersion rule,
      JsonObject tippedBy,
      Function<String, Optional<Event>> exhibits) {
    JsonObject claim = new JsonObject().put("rule", json(rule));
    rules.regime(finding.target()).ifPresent(regime -> claim.put("regime", regime.citation()));
    claim.put("engine", EngineBuild.PRESENT.toJson());
    claim.put("tippedBy", tippedBy);
    JsonArray events = new JsonArray();
    finding
        .evidence()
        .events()
        .forEach(
            id ->
                events.add(
                    exhibits
                        .apply(id)
                        .map(Claims::exhibit)
                        .orElseGet(() -> new JsonObject().put("eventId", id))));
    return claim.put("events", events);
  }

  static JsonObject json(RuleVersion rule) {
    JsonObject parameters = new JsonObject();
    rule.parameters().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(it -> parameters.put(it.getKey(), it.getValue()));
    return new JsonObject()
        .put("id", rule.id())
        .put("version", rule.version())
        .put("parameters", parameters);
  }

  private static Optional<Event> find(String eventId, Known before, Known after, Event present) {
    if (present.header().eventId().equals(eventId)) {
      return Optional.of(present);
    }
    return find(eventId, after).or(() -> find(eventId, before));
  }

  private static Optional<Event> find(String eventId, Known known) {
    return eventId.length() <= UUID_LENGTH
        ? Optional.empty()
        : known
            .fact(UUID.fromString(eventId.substring(0, UUID_LENGTH)))
            .filter(standing -> standing.eventId().equals(eventId))
            .map(Standing::event);
  }

  /** Why now: the event at which it was first so. */
  private static JsonObject tippedBy(Event event) {
    EventHeader header = event.header();
    JsonObject json =
        new JsonObject()
            .put("kind", event.match(Kind.INSTANCE))
            .put("eventId", header.eventId())
            .put("position", header.position())
            .put("recordedAt", header.recordedAt().toString())
            .put("partner", header.partner())
            .put("leafHash", leafHash(event));
    event.match(Reason.INSTANCE).ifPresent(reason -> json.put("reason", reason));
    return json;
  }

  private static JsonObject exhibit(Event event) {
    EventHeader header = event.header();
    JsonObject json =
        new JsonObject()
            .put("eventId", header.eventId())
            .put("position", header.position())
            .put("leafHash", leafHash(event))
            .put("kind", event.match(Kind.INSTANCE))
            .put("factType", header.factType().wireName())
            .put("partner", header.partner())
            .put("recordedAt", header.recordedAt().toString());
    event.match(Reason.INSTANCE).ifPresent(reason -> json.put("reason", reason));
    event.standing().map(Fact::provenance).ifPresent(provenance -> source(json, provenance));
    return json;
  }

  private static void source(JsonObject json, Provenance provenance) {
    json.put("publisher", provenance.source().publisher());
    provenance.source().title().ifPresent(title -> json.put("title", title));
    json.put("url", provenance.source().url());
    json.put("published", provenance.source().published().toString());
    provenance.quote().ifPresent(quote -> json.put("quote", quote));
    json.put("basis", provenance.basis().name());
    json.put("grade", provenance.grade().toString());
  }

  /** As the log has it, because an event's canonical bytes follow from the event. */
  static String leafHash(Event event) {
    return HexFormat.of().formatHex(LeafHash.of(EventCodec.encode(event)));
  }

  private enum Kind implements Event.Cases<String> {
    INSTANCE;

    @Override
    public String recorded(FactRecorded event) {
      return "RECORDED";
    }

    @Override
    public String corrected(FactCorrected event) {
      return "CORRECTED";
    }

    @Override
    public String retracted(FactRetracted event) {
      return "RETRACTED";
    }
  }

  private enum Reason implements Event.Cases<Optional<String>> {
    INSTANCE;

    @Override
    public Optional<String> recorded(FactRecorded event) {
      return Optional.empty();
    }

    @Override
    public Optional<String> corrected(FactCorrected event) {
      return Optional.of(event.reason());
    }

    @Override
    public Optional<String> retracted(FactRetracted event) {
      return Optional.of(event.reason());
    }
  }
}
