package org.embargoledger.alert.backtest;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.embargoledger.model.event.Event;

/**
 * All events of the log, kept packed once they have been read from the topic, as far as the memory
 * for them goes; those behind are read from the topic each time. Belongs to one thread at a time.
 */
final class History {

  private final Topic topic;
  private final long bytesMax;
  private final PackedEvents packed = new PackedEvents();
  private Topic.Place behind = Topic.Place.START;

  /**
   * @param bytesMax of packed events
   */
  History(Topic topic, long bytesMax) {
    this.topic = topic;
    this.bytesMax = bytesMax;
  }

  /** How many events there are, about; exact once they have been read. */
  long size() {
    return packed.count() + topic.behind(behind);
  }

  /**
   * Gives every event from position 0 on, to where the log ends now or until it is cancelled. An
   * event that the consumer refuses by an exception ends the reading, and is given again next time.
   */
  void replay(Consumer<Event> events, BooleanSupplier cancelled) {
    PackedReader known = packed.unpack();
    while (known.hasNext()) {
      if (cancelled.getAsBoolean()) {
        return;
      }
      events.accept(known.next());
    }
    topic.read(
        behind,
        (event, offsetBehind) -> {
          events.accept(event);
          keep(event, offsetBehind);
        },
        cancelled);
  }

  private void keep(Event event, long offsetBehind) {
    if (event.header().position() == packed.count() && packed.bytes() < bytesMax) {
      packed.pack(event);
      behind = new Topic.Place(offsetBehind, packed.count());
    }
  }
}
