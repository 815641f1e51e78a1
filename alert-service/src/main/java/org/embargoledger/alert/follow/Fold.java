package org.embargoledger.alert.follow;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.explain.Claims;
import org.embargoledger.alert.triage.Notice;
import org.embargoledger.kit.kafka.BrokenEventException;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.model.event.Event;

/**
 * The log as far as it has been read, folded in memory. Positions must arrive as 0, 1, 2, ...; one
 * that was folded already is skipped. At a gap, or at a message that is not the event it claims to
 * be, it halts for good: nothing behind that point is folded, because a finding over a log with a
 * hole would be wrong.
 *
 * <p>One thread folds at a time; any thread may ask where it stands.
 */
final class Fold {

  private final Claims claims = new Claims(Rules.shipped());
  private Watch watch;
  private volatile long position = -1;
  private volatile String haltReason;

  Fold(Watch watch) {
    this.watch = watch;
  }

  /**
   * What the batch made the detectors notice.
   *
   * @param steps the batch's events, for the rules to judge
   * @param position of the last folded event
   */
  record Folded(List<Notice> notices, List<Step> steps, long position) {

    List<Finding> findings() {
      return notices.stream()
          .filter(Notice.Found.class::isInstance)
          .map(Notice.Found.class::cast)
          .map(Notice.Found::finding)
          .toList();
    }
  }

  Folded fold(Iterable<ConsumerRecord<String, byte[]>> messages) {
    List<Notice> notices = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message : messages) {
      if (haltReason != null) {
        break;
      }
      foldOne(message, notices, steps);
    }
    return new Folded(notices, steps, position);
  }

  private void foldOne(
      ConsumerRecord<String, byte[]> message, List<Notice> notices, List<Step> steps) {
    EventMessage read;
    try {
      read = EventMessage.read(message);
    } catch (BrokenEventException e) {
      haltReason = e.getMessage();
      return;
    }
    if (read.position() <= position) {
      return;
    }
    if (read.position() > position + 1) {
      haltReason =
          "the log has a gap: after position %d comes %d".formatted(position, read.position());
      return;
    }
    Detection<Watch> detection = watch.fold(read.event());
    notices.addAll(notices(detection, read.event()));
    watch = detection.state();
    watch.lastStep().ifPresent(steps::add);
    position = read.position();
  }

  private List<Notice> notices(Detection<Watch> detection, Event event) {
    List<Notice> notices = new ArrayList<>(0);
    for (Finding finding : detection.findings()) {
      notices.add(new Notice.Found(finding, claim(finding, detection, event)));
    }
    for (Withdrawal withdrawal : detection.withdrawn()) {
      notices.add(
          new Notice.Gone(
              withdrawal,
              withdrawal.instead().map(finding -> claim(finding, detection, event)).orElse(null)));
    }
    return notices;
  }

  private JsonObject claim(Finding finding, Detection<Watch> detection, Event event) {
    return claims.of(finding, watch, detection.state(), event);
  }

  /** Of the last folded event; -1 before the first. */
  long position() {
    return position;
  }

  /** Why it halted; empty while it runs. */
  Optional<String> haltReason() {
    return Optional.ofNullable(haltReason);
  }
}
