package org.embargoledger.model.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.json.CanonicalJson;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.Json;

/**
 * The one wire form of events: the canonical JSON that the log stores and hashes and that Kafka
 * messages carry as their value.
 */
public final class EventCodec {

  /** Grows when a change would make an older reader misunderstand an event. */
  public static final int SCHEMA = 1;

  private static final FactReader FACTS = FactReader.trusting();

  private EventCodec() {}

  /** The RFC 8785 bytes of the event. */
  public static byte[] encode(Event event) {
    return CanonicalJson.bytes(toJson(event));
  }

  public static ObjectNode toJson(Event event) {
    ObjectNode out = Json.object();
    EventHeader header = event.header();
    out.put("schema", SCHEMA);
    out.put("id", header.eventId());
    out.put("position", header.position());
    out.put("factId", header.factId().toString());
    out.put("version", header.version());
    out.put("factType", header.factType().wireName());
    out.put("target", header.target());
    out.put("partner", header.partner());
    out.put("recordedAt", header.recordedAt().toString());
    return event.match(
        new Event.Cases<>() {
          @Override
          public ObjectNode recorded(FactRecorded event) {
            out.put("kind", EventKind.RECORDED.name());
            return out.set("fact", FactWriter.write(event.fact()));
          }

          @Override
          public ObjectNode corrected(FactCorrected event) {
            out.put("kind", EventKind.CORRECTED.name());
            out.put("reason", event.reason());
            return out.set("fact", FactWriter.write(event.fact()));
          }

          @Override
          public ObjectNode retracted(FactRetracted event) {
            return out.put("kind", EventKind.RETRACTED.name()).put("reason", event.reason());
          }
        });
  }

  /**
   * Reads an event of the log back.
   *
   * @throws InvalidDocumentException if these are not the bytes of an event
   * @throws UnknownEventException if the event is of a schema, kind or fact type that this build
   *     does not know; a reader must stop there, never skip it
   */
  public static Event decode(byte[] bytes) {
    JsonNode node = Json.parse(bytes);
    int schema = node.path("schema").asInt(-1);
    if (schema != SCHEMA) {
      throw new UnknownEventException("event schema " + schema + "; this build reads " + SCHEMA);
    }
    EventHeader header = header(node);
    return switch (EventKind.of(node.path("kind").asText())) {
      case RECORDED -> new FactRecorded(header, fact(header, node));
      case CORRECTED -> new FactCorrected(header, fact(header, node), reason(node));
      case RETRACTED -> new FactRetracted(header, reason(node));
    };
  }

  private static EventHeader header(JsonNode node) {
    String typeName = node.path("factType").asText();
    FactType type =
        FactType.ofWireName(typeName)
            .orElseThrow(() -> new UnknownEventException("fact type '" + typeName + "'"));
    return new EventHeader(
        node.path("position").asLong(),
        UUID.fromString(node.path("factId").asText()),
        node.path("version").asInt(),
        type,
        node.path("target").asText(),
        node.path("partner").asText(),
        Instant.parse(node.path("recordedAt").asText()));
  }

  private static Fact fact(EventHeader header, JsonNode node) {
    return FACTS.read(header.factType(), node.path("fact"));
  }

  private static String reason(JsonNode node) {
    return node.path("reason").asText();
  }
}
