package org.embargoledger.ledger.support;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.LeafHash;
import org.embargoledger.model.fact.Fact;

/** The log of a test run: numbers events and sends them to the topic as the relay does. */
public final class TestLog implements AutoCloseable {

  private final Histories history;
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, EmbeddedParts.kafkaServers()),
          new StringSerializer(),
          new ByteArraySerializer());

  public TestLog() {
    this(new Histories());
  }

  /** Goes on with a history, whose events are sent at once. */
  public TestLog(Histories history) {
    this.history = history;
    resendAll();
  }

  /** Records the fact and sends the event. */
  public UUID record(Fact fact) {
    UUID id = UUID.randomUUID();
    send(history.recorded(id, fact));
    return id;
  }

  public void correct(UUID id, Fact fact, String reason) {
    send(history.corrected(id, fact, reason));
  }

  public void retract(UUID id, String reason) {
    send(history.retracted(id, reason));
  }

  /** Sends events that are numbered already, from position 0. */
  public void sendAll(List<Event> events) {
    events.forEach(this::send);
  }

  /** Records without sending: the message is lost. */
  public void lose(Fact fact) {
    history.recorded(UUID.randomUUID(), fact);
  }

  /** Records and sends something else in its place, with the leaf hash of that. */
  public void recordAltered(Fact fact, UnaryOperator<String> alteration) {
    Event event = history.recorded(UUID.randomUUID(), fact);
    byte[] bytes =
        alteration
            .apply(new String(EventCodec.encode(event), StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    send(event.header().position(), LeafHash.of(bytes), bytes);
  }

  /** Records and sends the event with the leaf hash of another. */
  public void recordWithWrongHash(Fact fact) {
    Event event = history.recorded(UUID.randomUUID(), fact);
    send(event.header().position(), LeafHash.of(new byte[] {1}), EventCodec.encode(event));
  }

  public void resendAll() {
    history.events().forEach(this::send);
  }

  public List<Event> events() {
    return history.events();
  }

  public long lastPosition() {
    return history.events().size() - 1L;
  }

  private void send(Event event) {
    byte[] bytes = EventCodec.encode(event);
    send(event.header().position(), LeafHash.of(bytes), bytes);
  }

  public void send(long position, byte[] leafHash, byte[] bytes) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(EventMessage.TOPIC, 0, "KP", bytes);
    header(message, EventMessage.POSITION_HEADER, Long.toString(position));
    header(message, EventMessage.LEAF_HASH_HEADER, HexFormat.of().formatHex(leafHash));
    producer.send(
        message,
        (metadata, failure) -> {
          if (failure != null) {
            throw new IllegalStateException(failure);
          }
        });
  }

  private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
    message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  public void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
