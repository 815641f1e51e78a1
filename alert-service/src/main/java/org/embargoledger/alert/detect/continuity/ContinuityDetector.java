package org.embargoledger.alert.detect.continuity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Detector;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;

/**
 * Checks what the log promises of each next event: its position follows, its record time does not
 * go back, and its version follows that of the fact as it stood.
 */
public final class ContinuityDetector implements Detector<ContinuityDetector.Last> {

  public static final String NAME = "log-continuity";

  /** The last event. */
  public record Last(long position, Instant recordedAt) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Last initial() {
    return new Last(-1, Instant.MIN);
  }

  @Override
  public Detection<Last> detect(Last last, Step step) {
    EventHeader header = step.header();
    Last next = new Last(header.position(), header.recordedAt());
    if (header.position() == last.position + 1
        && !header.recordedAt().isBefore(last.recordedAt)
        && isNextVersion(step)) {
      return Detection.nothing(next);
    }
    return new Detection<>(next, breaks(last, step));
  }

  private static boolean isNextVersion(Step step) {
    int version = step.header().version();
    int before = step.before().map(standing -> standing.header().version()).orElse(0);
    return step.event()
        .match(
            new Event.Cases<>() {
              @Override
              public Boolean recorded(FactRecorded event) {
                return before == 0 && version == 1;
              }

              @Override
              public Boolean corrected(FactCorrected event) {
                return before > 0 && version == before + 1;
              }

              @Override
              public Boolean retracted(FactRetracted event) {
                return before > 0 && version == before + 1;
              }
            });
  }

  private static List<Finding> breaks(Last last, Step step) {
    EventHeader header = step.header();
    List<Finding> found = new ArrayList<>();
    if (header.position() != last.position + 1) {
      found.add(
          finding(
              step,
              "position",
              "position %d follows %d".formatted(header.position(), last.position)));
    }
    if (header.recordedAt().isBefore(last.recordedAt)) {
      found.add(
          finding(
              step,
              "record-time",
              "record time %s follows %s".formatted(header.recordedAt(), last.recordedAt)));
    }
    if (!isNextVersion(step)) {
      found.add(
          finding(
              step,
              "version",
              "version %d of a fact follows %s"
                  .formatted(
                      header.version(),
                      step.before()
                          .map(standing -> "version " + standing.header().version())
                          .orElse("none that stands"))));
    }
    return found;
  }

  private static Finding finding(Step step, String what, String how) {
    return FindingDraft.of(NAME, step.header().target(), Severity.CRITICAL)
        .key("what", what)
        .key("position", step.header().position())
        .sentence(
            ("The record itself is not continuous: %s. Events may be lost, moved or forged; until this"
                    + " is explained, no figure after this point should be relied on.")
                .formatted(how))
        .events(List.of(step.header().eventId()))
        .computation(how)
        .basedOn("the log's promise: dense positions, rising record times, dense versions")
        .at(step);
  }
}
