package org.embargoledger.ingest.schema;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.model.event.LeafHash;
import org.embargoledger.model.json.CanonicalJson;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

  private final JsonNode document;
  private final JsonNode message;
  private final JsonNode example;

  AsyncApiTest() throws IOException {
    document = new YAMLMapper().readTree(Path.of("../docs/asyncapi.yaml").toFile());
    message = document.at("/components/messages/event");
    example = message.at("/examples/0");
  }

  @Test
  void the_document_tells_of_the_topic_that_consumers_read() {
    assertThat(document.at("/channels/events/address").asText()).isEqualTo(EventMessage.TOPIC);
  }

  @Test
  void the_example_has_the_form_that_the_document_gives() {
    assertThat(PublishedSchema.EVENT.faults(example.get("payload"))).isEmpty();
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(message.get("headers").toString(), InputFormat.JSON)
                .validate(example.get("headers").toString(), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void the_example_is_a_message_that_consumers_take() {
    byte[] bytes = CanonicalJson.bytes(example.get("payload"));
    assertThat(example.at("/headers/ce_leafhash").asText())
        .isEqualTo(HexFormat.of().formatHex(LeafHash.of(bytes)));

    ConsumerRecord<String, byte[]> sent =
        new ConsumerRecord<>(EventMessage.TOPIC, 0, 0, "KP", bytes);
    example
        .get("headers")
        .properties()
        .forEach(it -> sent.headers().add(it.getKey(), it.getValue().asText().getBytes(US_ASCII)));

    EventMessage taken = EventMessage.read(sent);

    assertThat(taken.event().header().factId())
        .isEqualTo(UUID.fromString(example.at("/headers/ce_subject").asText()));
  }
}
