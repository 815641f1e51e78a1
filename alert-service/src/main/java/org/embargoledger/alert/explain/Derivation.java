package org.embargoledger.alert.explain;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.embargoledger.alert.days.Days;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Evidence;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.model.event.Event;

/**
 * Folds the log up to one position through one detector and keeps what it finds of one key there,
 * and the leaf hashes of some events on the way. Days begin where they began when the log was first
 * folded. No I/O; used by one thread.
 */
final class Derivation {

  private final String key;
  private final long position;
  private final Optional<LocalDate> day;
  private final Days days;
  private final Set<String> wanted;
  private final Claims claims;
  private final Map<String, Leaf> leaves = new HashMap<>();

  private Watch watch;
  private long folded = -1;
  private Finding finding;
  private JsonObject claim;

  /** Where an event lies in the log, and its hash as it was sent. */
  record Leaf(String eventId, long position, String leafHash) {}

  /**
   * @param position that the finding is filed under
   * @param cause the event or day that it was noticed at
   * @param days that a clock let begin
   * @param wanted the ids of events whose leaf hashes are kept
   */
  Derivation(
      Watch watch,
      Claims claims,
      String key,
      long position,
      String cause,
      Days days,
      Collection<String> wanted) {
    this.watch = watch;
    this.claims = claims;
    this.key = key;
    this.position = position;
    this.day = Evidence.dayOf(cause);
    this.days = days;
    this.wanted = Set.copyOf(wanted);
  }

  /** Whether the next event is needed too. */
  boolean take(EventMessage message) {
    Event event = message.event();
    String eventId = event.header().eventId();
    if (wanted.contains(eventId)) {
      leaves.put(
          eventId,
          new Leaf(eventId, message.position(), HexFormat.of().formatHex(message.leafHash())));
    }
    Detection<Watch> detection = watch.fold(event);
    keep(detection, event);
    folded = message.position();
    Optional<LocalDate> begun = folded == position ? day : days.behind(folded);
    begun.ifPresent(it -> keep(watch.dayBegins(it), event));
    return folded < position;
  }

  private void keep(Detection<Watch> detection, Event event) {
    for (Finding found : detection.findings()) {
      if (found.position() == position
          && found.key().equals(key)
          && found.evidence().day().equals(day)) {
        finding = found;
        claim = claims.of(found, watch, detection.state(), event);
      }
    }
    watch = detection.state();
  }

  boolean isComplete() {
    return folded == position;
  }

  long folded() {
    return folded;
  }

  /** What is found there; empty if nothing. */
  Optional<Finding> finding() {
    return Optional.ofNullable(finding);
  }

  JsonObject claim() {
    return claim;
  }

  List<Leaf> leaves() {
    return leaves.values().stream()
        .sorted((a, b) -> Long.compare(a.position(), b.position()))
        .toList();
  }
}
