package org.embargoledger.alert.detect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;

/**
 * A detector no longer finds what it may have found under a key, because an event removed what it
 * rested on. It says nothing where nothing had been found.
 *
 * @param cause id of the event
 * @param reason a sentence on what the event did
 * @param at record time of the event
 * @param instead what is still found of the case; told only if nothing of its key has been
 */
public record Withdrawal(
    String key,
    String detector,
    String cause,
    String reason,
    Instant at,
    long position,
    Optional<Finding> instead) {

  public static Withdrawal of(String detector, String key, Step step) {
    return of(detector, key, step, Optional.empty());
  }

  public static Withdrawal of(String detector, String key, Step step, Optional<Finding> instead) {
    return new Withdrawal(
        key,
        detector,
        step.header().eventId(),
        step.event().match(new Reason(step)),
        step.header().recordedAt(),
        step.header().position(),
        instead);
  }

  /** The keys of before that are not found again. */
  public static List<Withdrawal> of(
      String detector, Collection<String> before, List<Finding> found, Step step) {
    return before.isEmpty()
        ? List.of()
        : ofKeys(detector, before, found.stream().map(Finding::key).toList(), step);
  }

  /** The keys of before that are not among those of now. */
  public static List<Withdrawal> ofKeys(
      String detector, Collection<String> before, Collection<String> now, Step step) {
    if (before.isEmpty()) {
      return List.of();
    }
    Set<String> still = new HashSet<>(now);
    List<Withdrawal> gone = new ArrayList<>(before.size());
    for (String key : before) {
      if (still.add(key)) {
        gone.add(of(detector, key, step));
      }
    }
    return gone;
  }

  private record Reason(Step step) implements Event.Cases<String> {

    @Override
    public String recorded(FactRecorded event) {
      return "Event %s, recorded by %s on %s, changed what this rested on."
          .formatted(event.header().eventId(), event.header().partner(), Wording.day(step.day()));
    }

    @Override
    public String corrected(FactCorrected event) {
      return "Event %s, a correction by %s on %s (\"%s\"), removed what this rested on."
          .formatted(
              event.header().eventId(),
              event.header().partner(),
              Wording.day(step.day()),
              event.reason());
    }

    @Override
    public String retracted(FactRetracted event) {
      return "Event %s, a retraction by %s on %s (\"%s\"), removed what this rested on."
          .formatted(
              event.header().eventId(),
              event.header().partner(),
              Wording.day(step.day()),
              event.reason());
    }
  }
}
