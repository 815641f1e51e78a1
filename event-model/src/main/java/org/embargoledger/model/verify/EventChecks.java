package org.embargoledger.model.verify;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.codec.UnknownEventException;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;

/** What one event must be, given those before it. */
final class EventChecks {

  private final FactVersions versions;
  private Instant latest = Instant.MIN;
  private Optional<String> firstUnread = Optional.empty();
  private long facts;

  EventChecks(FactVersions versions) {
    this.versions = versions;
  }

  /** Facts among the events so far. */
  long facts() {
    return facts;
  }

  /** Where and what the first event is that only a newer build can read. */
  Optional<String> firstUnread() {
    return firstUnread;
  }

  /** Whether these are an event's canonical bytes, and its position. */
  Optional<EventHeader> read(long position, byte[] bytes) {
    Event event;
    try {
      event = EventCodec.decode(bytes);
    } catch (UnknownEventException e) {
      if (firstUnread.isEmpty()) {
        firstUnread = Optional.of("position %d holds %s".formatted(position, e.getMessage()));
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      throw BrokenLogException.at(position, "holds no event: " + e.getMessage());
    }
    EventHeader header = event.header();
    if (header.position() != position) {
      throw BrokenLogException.at(
          position,
          "expected the event of position %d, there is the event %s of position %d"
              .formatted(position, header.eventId(), header.position()));
    }
    byte[] canonical = EventCodec.encode(event);
    if (!Arrays.equals(canonical, bytes)) {
      throw BrokenLogException.at(
          position,
          "the event %s is not in canonical form: it differs from byte %d on"
              .formatted(header.eventId(), Arrays.mismatch(canonical, bytes)));
    }
    return Optional.of(header);
  }

  /** Whether record time does not go back, and the fact's versions have no gap. */
  void follow(EventHeader header) {
    if (header.recordedAt().isBefore(latest)) {
      throw BrokenLogException.at(
          header.position(),
          "recorded at %s, before the event in front of it, %s"
              .formatted(header.recordedAt(), latest));
    }
    latest = header.recordedAt();
    if (firstUnread.isPresent()) {
      return; // It may have been a version of any fact.
    }
    int expected = versions.latest(header.factId()) + 1;
    if (header.version() != expected) {
      throw BrokenLogException.at(
          header.position(),
          "expected version %d of fact %s, there is version %d"
              .formatted(expected, header.factId(), header.version()));
    }
    versions.remember(header.factId(), header.version());
    if (expected == 1) {
      facts++;
    }
  }
}
