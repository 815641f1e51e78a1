package org.embargoledger.ledger.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.model.event.Event;

/**
 * What of a batch may be applied. Positions must go on without a gap; what is known already is
 * passed over.
 *
 * @param messages in order, each one position further
 * @param nextOffset the offset behind the last message that was taken or passed over
 * @param halt why nothing behind {@code messages} may be applied
 */
public record Intake(List<EventMessage> messages, long nextOffset, Optional<String> halt) {

  /**
   * @param position the last one applied
   * @param broken why the message behind the received ones cannot be read
   */
  public static Intake of(
      long position, long nextOffset, List<Received> received, Optional<String> broken) {
    List<EventMessage> taken = new ArrayList<>();
    long last = position;
    long next = nextOffset;
    for (Received each : received) {
      long found = each.message().position();
      if (found > last + 1) {
        String gap =
            "gap in the log: position %d follows %d at offset %d"
                .formatted(found, last, each.offset());
        return new Intake(taken, next, Optional.of(gap));
      }
      if (found == last + 1) {
        taken.add(each.message());
        last = found;
      }
      next = Math.max(next, each.offset() + 1);
    }
    return new Intake(taken, next, broken);
  }

  public List<Event> events() {
    return messages.stream().map(EventMessage::event).toList();
  }
}
