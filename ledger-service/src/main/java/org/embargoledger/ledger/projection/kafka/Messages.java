package org.embargoledger.ledger.projection.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.embargoledger.kit.kafka.BrokenEventException;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.projection.Received;

/** Decodes and checks what comes from the topic. */
public final class Messages {

  private Messages() {}

  public static List<Received> decode(Iterable<ConsumerRecord<String, byte[]>> messages) {
    List<Received> received = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : messages) {
      try {
        received.add(Received.sound(message.offset(), EventMessage.read(message)));
      } catch (BrokenEventException e) {
        received.add(
            Received.broken(
                message.offset(), EventMessage.claimedPosition(message), e.getMessage()));
      }
    }
    return received;
  }
}
