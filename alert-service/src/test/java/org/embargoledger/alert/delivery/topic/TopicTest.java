package org.embargoledger.alert.delivery.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.embargoledger.alert.support.AlertStory;
import org.embargoledger.alert.support.Database;
import org.embargoledger.alert.support.EmbeddedParts;
import org.embargoledger.alert.support.EventTopic;
import org.embargoledger.alert.support.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class TopicTest {

  private static final TopicPartition TOPIC = new TopicPartition(TopicWriter.TOPIC, 0);

  private static List<ConsumerRecord<String, byte[]>> published() throws Exception {
    long head = Database.number("select position from alert_feed");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Database.number("select position from handed_on where channel = 'topic'") >= head);
    return EventTopic.everything(TOPIC);
  }

  private static long position(ConsumerRecord<String, byte[]> message) {
    return Long.parseLong(header(message, TopicWriter.FEED_POSITION_HEADER));
  }

  private static String header(ConsumerRecord<String, byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Test
  void every_step_is_in_the_topic_in_the_order_of_the_feed() throws Exception {
    String alert = AlertStory.raised();
    Tokens.analyst().post("/v1/alerts/" + alert + "/acknowledgement").then().statusCode(200);

    List<ConsumerRecord<String, byte[]>> published = published();

    assertThat(published.stream().map(TopicTest::position).distinct())
        .containsExactlyElementsOf(
            LongStream.range(0, position(published.get(published.size() - 1)) + 1)
                .boxed()
                .toList());
    ConsumerRecord<String, byte[]> last =
        published.stream()
            .filter(it -> header(it, "ce_id").equals(alert + ".2"))
            .findFirst()
            .orElseThrow();
    assertThat(last.key()).startsWith("stated-exchange-rate/KP/");
    assertThat(header(last, "ce_subject")).isEqualTo(alert);
    assertThat(JsonPath.from(new String(last.value(), StandardCharsets.UTF_8)).getString("type"))
        .isEqualTo("alert.acknowledged");
  }

  @Test
  void a_message_has_the_published_form() throws Exception {
    AlertStory.raised();

    for (ConsumerRecord<String, byte[]> message : published()) {
      assertThat(
              schema()
                  .validate(new String(message.value(), StandardCharsets.UTF_8), InputFormat.JSON))
          .isEmpty();
    }
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("../docs/alert-step.json")), InputFormat.JSON);
  }

  @Test
  void what_comes_again_after_a_crash_has_the_same_position_and_bytes() throws Exception {
    AlertStory.raised();
    List<ConsumerRecord<String, byte[]>> before = published();
    ConsumerRecord<String, byte[]> last = before.get(before.size() - 1);

    Database.asOwner("update handed_on set position = position - 1 where channel = 'topic'");
    List<ConsumerRecord<String, byte[]>> after = published();

    assertThat(after).hasSize(before.size() + 1);
    assertThat(position(after.get(before.size()))).isEqualTo(position(last));
    assertThat(after.get(before.size()).value()).isEqualTo(last.value());
  }
}
