package org.embargoledger.model.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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

  private static final byte[] FACT_FIELD = "{\"fact\":".getBytes(StandardCharsets.US_ASCII);
  private static final FactReader FACTS = FactReader.trusting();

  private EventCodec() {}

  /** The RFC 8785 bytes of the event. */
  public static byte[] encode(Event event) {
    return encode(event, event.standing().map(FactWriter::canonical).orElse(null));
  }

  /**
   * As above, for a caller that has the fact's canonical bytes already.
   *
   * @param fact what {@link FactWriter#canonical} gives; ignored for a retraction
   */
  public static byte[] encode(Event event, byte[] fact) {
    EventHeader header = event.header();
    return event.match(
        new Event.Cases<>() {
          @Override
          public byte[] recorded(FactRecorded recorded) {
            return write(header, EventKind.RECORDED, null, fact);
          }

          @Override
          public byte[] corrected(FactCorrected corrected) {
            return write(header, EventKind.CORRECTED, corrected.reason(), fact);
          }

          @Override
          public byte[] retracted(FactRetracted retracted) {
            return write(header, EventKind.RETRACTED, retracted.reason(), null);
          }
        });
  }

  /** Writes the fields in the order of their names, which is the canonical one. */
  private static byte[] write(EventHeader header, EventKind kind, String reason, byte[] fact) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512 + (fact == null ? 0 : fact.length));
    StringBuilder text = new StringBuilder(400);
    if (fact != null) {
      out.writeBytes(FACT_FIELD);
      out.writeBytes(fact);
      text.append(',');
    } else {
      text.append('{');
    }
    text.append("\"factId\":\"").append(header.factId());
    text.append("\",\"factType\":\"").append(header.factType().wireName());
    text.append("\",\"id\":\"").append(header.eventId());
    text.append("\",\"kind\":\"").append(kind.name());
    text.append("\",\"partner\":").append(CanonicalJson.text(header.partner()));
    text.append(",\"position\":").append(header.position());
    if (reason != null) {
      text.append(",\"reason\":").append(CanonicalJson.text(reason));
    }
    text.append(",\"recordedAt\":\"").append(header.recordedAt());
    text.append("\",\"schema\":").append(SCHEMA);
    text.append(",\"target\":\"").append(header.target());
    text.append("\",\"version\":").append(header.version()).append('}');
    out.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
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
