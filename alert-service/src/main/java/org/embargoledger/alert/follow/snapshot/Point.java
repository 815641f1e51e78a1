package org.embargoledger.alert.follow.snapshot;

import java.util.HexFormat;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.triage.Place;
import org.embargoledger.kit.kafka.EventMessage;

/**
 * Where the fold of the log stands: what is remembered behind the last event, and where the message
 * of that event is.
 *
 * @param offset of its message in the topic; -1 before the first
 * @param leafHash of its message, as hexadecimal digits; empty before the first
 */
public record Point(Watch watch, long offset, String leafHash) {

  /** Before the first event. */
  public static Point before(Watch watch) {
    return new Point(watch, -1, "");
  }

  public static Point behind(EventMessage message, long offset, Watch watch) {
    return new Point(watch, offset, HexFormat.of().formatHex(message.leafHash()));
  }

  public Point with(Watch next) {
    return new Point(next, offset, leafHash);
  }

  public long position() {
    return watch.position();
  }

  public Place place() {
    return new Place(watch.position(), watch.day().orElse(null));
  }

  /** Whether the message is the one of the last event. */
  public boolean isBehind(EventMessage message) {
    return message.position() == position()
        && HexFormat.of().formatHex(message.leafHash()).equals(leafHash);
  }
}
