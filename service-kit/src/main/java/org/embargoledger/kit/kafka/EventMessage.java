package org.embargoledger.kit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.LeafHash;

/**
 * An event as Kafka carries it: a CloudEvent 1.0 in binary mode whose value is the event's
 * canonical JSON and whose extension attributes {@code position} and {@code leafhash} let a
 * consumer check continuity and content before it looks inside.
 */
public record EventMessage(long position, byte[] leafHash, byte[] bytes, Event event) {

  public static final String TOPIC = "embargo.events.v1";
  public static final String CLOUD_EVENT_TYPE = "org.embargoledger.event.v1";
  public static final String POSITION_HEADER = "ce_position";
  public static final String LEAF_HASH_HEADER = "ce_leafhash";

  /**
   * Decodes and checks one message.
   *
   * @throws BrokenEventException if headers and value disagree or the value is not an event that
   *     this build understands
   */
  public static EventMessage read(ConsumerRecord<String, byte[]> message) {
    String place = message.topic() + "-" + message.partition() + "@" + message.offset();
    try {
      long position = Long.parseLong(header(message, POSITION_HEADER));
      byte[] leafHash = HexFormat.of().parseHex(header(message, LEAF_HASH_HEADER));
      byte[] bytes = message.value();
      if (!Arrays.equals(leafHash, LeafHash.of(bytes))) {
        throw new BrokenEventException(
            place, "the value does not have the leaf hash it is sent with");
      }
      Event event = EventCodec.decode(bytes);
      if (event.header().position() != position) {
        throw new BrokenEventException(
            place,
            "the value is event %d, sent as %d".formatted(event.header().position(), position));
      }
      return new EventMessage(position, leafHash, bytes, event);
    } catch (BrokenEventException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BrokenEventException(place, e.getMessage(), e);
    }
  }

  /** The position that a message says it has, whatever else is wrong with it. */
  public static OptionalLong claimedPosition(ConsumerRecord<String, byte[]> message) {
    try {
      return OptionalLong.of(Long.parseLong(header(message, POSITION_HEADER)));
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }

  private static String header(ConsumerRecord<String, byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    if (header == null) {
      throw new IllegalArgumentException("the header " + name + " is missing");
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
