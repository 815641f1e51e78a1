package org.embargoledger.ledger.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.model.event.Event;

/**
 * What of a batch may be applied. Positions must go on without a gap, but for those that an
 * operator has had passed over; what is known already is passed over, too.
 *
 * @param messages in order
 * @param position the ledger's, once they are applied
 * @param nextOffset the offset behind the last message that was taken or passed over
 * @param halt why position + 1 may not be applied
 */
public record Intake(
    List<EventMessage> messages, long position, long nextOffset, Optional<String> halt) {

  /**
   * @param position the last one applied
   * @param skips positions to pass over
   */
  public static Intake of(
      long position, long nextOffset, List<Received> received, Set<Long> skips) {
    List<EventMessage> taken = new ArrayList<>();
    long last = position;
    long next = nextOffset;
    for (Received each : received) {
      if (each.position().isEmpty() || each.position().getAsLong() > last) {
        last = passOverLost(last, each, skips);
        Optional<String> halt = halt(last, each);
        boolean skipped = skips.contains(last + 1);
        if (halt.isPresent() && !skipped) {
          return new Intake(taken, last, next, halt);
        }
        if (!skipped) {
          taken.add(each.message().orElseThrow());
        }
        last++;
      }
      next = Math.max(next, each.offset() + 1);
    }
    return new Intake(taken, last, next, Optional.empty());
  }

  private static long passOverLost(long position, Received next, Set<Long> skips) {
    long last = position;
    while (next.message().isPresent()
        && next.position().getAsLong() > last + 1
        && skips.contains(last + 1)) {
      last++;
    }
    return last;
  }

  /** A message that cannot be read stands where the next position would be. */
  private static Optional<String> halt(long last, Received next) {
    if (next.broken().isPresent()) {
      return next.broken();
    }
    long found = next.position().orElseThrow();
    return found == last + 1
        ? Optional.empty()
        : Optional.of(
            "gap in the log: position %d follows %d at offset %d"
                .formatted(found, last, next.offset()));
  }

  /**
   * The same up to a position that turned out not to be applicable.
   *
   * @param offset to read on from
   */
  public Intake upTo(long blocked, String reason, long offset) {
    List<EventMessage> before =
        messages.stream().filter(message -> message.position() < blocked).toList();
    return new Intake(before, Math.min(position, blocked - 1), offset, Optional.of(reason));
  }

  public List<Event> events() {
    return messages.stream().map(EventMessage::event).toList();
  }
}
