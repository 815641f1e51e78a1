package org.embargoledger.ingest.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.codec.FactChecks;
import org.embargoledger.model.codec.FactReader;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.importing.BatchRow;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaAgreementTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final FactReader READER =
      FactReader.checking(new FactChecks(NOW, Set.of("KP", "CN")));

  /** What the reader alone can tell of these documents. */
  private static final Pattern BEYOND_A_SCHEMA =
      Pattern.compile(
          "is the target itself|has 2 digits after the point|is not an ISO 4217 currency code"
              + "|must rise: low, then best, then high");

  private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");

  @ParameterizedTest
  @EnumSource
  void schema_and_reader_agree_on_every_variation_of_a_full_fact(FactType type) {
    PublishedSchema schema = PublishedSchema.of(type);
    List<String> disagreements = new ArrayList<>();
    int good = 0;

    List<JsonNode> documents = Variations.of(Samples.full(type));
    for (JsonNode document : documents) {
      List<String> faults = schema.faults(document);
      String refusal = refusal(type, document);
      good += faults.isEmpty() ? 1 : 0;
      if (disagree(faults, refusal)) {
        disagreements.add("schema: %s, reader: %s".formatted(faults, refusal));
      }
    }

    assertThat(disagreements).isEmpty();
    assertThat(good).isBetween(20, documents.size() - 20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          counterparty | 'XX'                                    | a country that does not exist
          counterparty | 'KP'                                    | the target itself
          period       | '2024-02-30'                            | a day that does not exist
          period       | '2999'                                  | a year to come
          period       | '2024-02-01/2024-01-01'                 | an end before its beginning
          vessel       | {'name': 'V', 'imo': '9074728'}         | a check digit that is wrong
          quantity     | {'value': '100000001', 'unit': 'bbl'}   | more than can be
          range        | {'low': '6', 'best': '5', 'high': '7'}  | a range that does not rise
          """)
  void what_a_schema_cannot_say_the_reader_says(String field, String value, String why) {
    ObjectNode document = (ObjectNode) Samples.full(FactType.FUEL_DELIVERY);
    document.set(field, Samples.json(value));

    assertThat(PublishedSchema.of(FactType.FUEL_DELIVERY).faults(document)).as(why).isEmpty();
    assertThat(refusal(FactType.FUEL_DELIVERY, document)).as(why).isNotEmpty();
  }

  @Test
  void every_demo_row_and_its_fact_are_valid() {
    for (JsonNode row : Samples.demoRows()) {
      FactType type = FactType.ofCollection(row.get("resource").asText()).orElseThrow();
      assertThat(PublishedSchema.BATCH_ROW.faults(row)).isEmpty();
      assertThat(PublishedSchema.of(type).faults(row.get("fact"))).isEmpty();
    }
  }

  @Test
  void schema_and_reader_agree_on_every_variation_of_a_batch_row() {
    FactType type = FactType.ACTIVITY;
    ObjectNode recording = Json.object().put("key", "k").put("resource", type.collection());
    recording.set("fact", Samples.full(type));
    ObjectNode correction = recording.deepCopy();
    correction.put("factId", ID.toString()).put("version", 1).put("reason", "typing error");
    ObjectNode retraction = correction.deepCopy();
    retraction.remove("fact");
    List<String> disagreements = new ArrayList<>();

    for (ObjectNode row : List.of(recording, correction, retraction)) {
      for (JsonNode document : Variations.of(row)) {
        List<String> faults = PublishedSchema.BATCH_ROW.faults(document);
        String refusal = rowRefusal(document);
        if (disagree(faults, refusal)) {
          disagreements.add("schema: %s, reader: %s".formatted(faults, refusal));
        }
      }
    }

    assertThat(disagreements).isEmpty();
  }

  @Test
  void every_event_that_the_log_writes_is_valid() {
    for (FactType type : FactType.values()) {
      for (Event event : events(READER.read(type, Samples.full(type)))) {
        assertThat(PublishedSchema.EVENT.faults(json(event))).isEmpty();
      }
    }
  }

  @Test
  void an_event_without_one_of_its_fields_is_not_valid() {
    for (Event event : events(READER.read(FactType.ACTIVITY, Samples.full(FactType.ACTIVITY)))) {
      List<String> names = new ArrayList<>();
      json(event).fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        ObjectNode broken = json(event);
        broken.remove(name);
        assertThat(PublishedSchema.EVENT.accepts(broken)).as("without " + name).isFalse();
      }
    }
  }

  @Test
  void an_event_whose_fact_is_of_another_type_is_not_valid() {
    Fact pledge = READER.read(FactType.FUNDING_PLEDGE, Samples.full(FactType.FUNDING_PLEDGE));
    ObjectNode event = json(events(pledge).get(0)).put("factType", "Agreement");

    assertThat(PublishedSchema.EVENT.accepts(event)).isFalse();
  }

  private static List<Event> events(Fact fact) {
    return List.of(
        new FactRecorded(header(fact, 1), fact),
        new FactCorrected(header(fact, 2), fact, "typing error"),
        new FactRetracted(header(fact, 3), "never happened"));
  }

  private static EventHeader header(Fact fact, int version) {
    return new EventHeader(7, ID, version, fact.type(), fact.target(), "partner-a", NOW);
  }

  private static ObjectNode json(Event event) {
    return (ObjectNode) Json.parse(EventCodec.encode(event));
  }

  private static boolean disagree(List<String> faults, String refusal) {
    return faults.isEmpty()
        ? !refusal.isEmpty() && !BEYOND_A_SCHEMA.matcher(refusal).find()
        : refusal.isEmpty();
  }

  /** Why the reader does not take the fact; empty if it does. */
  private static String refusal(FactType type, JsonNode document) {
    try {
      READER.read(type, document);
      return "";
    } catch (InvalidDocumentException e) {
      return e.getMessage();
    }
  }

  private static String rowRefusal(JsonNode document) {
    try {
      BatchRow row = BatchRow.read(document.toString().getBytes(StandardCharsets.UTF_8));
      return row.fact().map(fact -> refusal(row.type(), fact)).orElse("");
    } catch (InvalidDocumentException e) {
      return e.getMessage();
    }
  }
}
