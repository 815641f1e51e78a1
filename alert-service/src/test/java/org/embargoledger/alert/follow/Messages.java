package org.embargoledger.alert.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.embargoledger.alert.support.EventTopic;
import org.embargoledger.model.event.Event;

/** Events as they come from the topic. */
final class Messages {

  private Messages() {}

  static List<ConsumerRecord<String, byte[]>> of(List<Event> events) {
    List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
    for (Event event : events) {
      ProducerRecord<String, byte[]> sent = EventTopic.message(event);
      messages.add(
          new ConsumerRecord<>(
              sent.topic(),
              0,
              messages.size(),
              0L,
              TimestampType.CREATE_TIME,
              0,
              sent.value().length,
              sent.key(),
              sent.value(),
              sent.headers(),
              Optional.empty()));
    }
    return messages;
  }
}
