package org.embargoledger.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.embargoledger.bench.BenchException;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.LeafHash;
import org.embargoledger.stack.kafka.Topics;

/**
 * The topic, filled with made-up events in the form in which the relay publishes them. A longer log
 * begins with the shorter one.
 */
public final class GeneratedLog implements AutoCloseable {
  /** The relay rests as long between transactions that are not full. */
  private static final int LINGER_MS = 5;

  private final EventSource events;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final KafkaProducer<String, byte[]> producer;

  public GeneratedLog(String bootstrapServers, EventSource events) {
    this.events = events;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MS,
                ProducerConfig.BATCH_SIZE_CONFIG,
                1 << 18),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  public long size() {
    return events.position();
  }

  public void extendTo(long size) {
    while (events.position() < size) {
      sendNext();
    }
    producer.flush();
    requireSent();
  }

  public void sendNext() {
    send(events.next());
  }

  /** For events of the log's source that the caller has taken from it. */
  public void send(Event event) {
    producer.send(
        message(event),
        (metadata, e) -> {
          if (e != null) {
            failure.compareAndSet(null, e);
          }
        });
  }

  public void requireSent() {
    if (failure.get() != null) {
      throw new BenchException("the topic cannot be filled: " + failure.get(), failure.get());
    }
  }

  private static ProducerRecord<String, byte[]> message(Event event) {
    EventHeader header = event.header();
    byte[] bytes = EventCodec.encode(event);
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topics.EVENTS, 0, header.target(), bytes);
    add(message, "ce_specversion", "1.0");
    add(message, "ce_id", header.eventId());
    add(message, "ce_source", "/ingest");
    add(message, "ce_type", "org.embargoledger.event.v1");
    add(message, "ce_time", header.recordedAt().toString());
    add(message, "ce_subject", header.factId().toString());
    add(message, "ce_position", Long.toString(header.position()));
    add(message, "ce_leafhash", HexFormat.of().formatHex(LeafHash.of(bytes)));
    add(message, "content-type", "application/json");
    return message;
  }

  private static void add(ProducerRecord<String, byte[]> message, String name, String value) {
    message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}
