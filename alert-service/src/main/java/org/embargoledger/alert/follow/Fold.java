package org.embargoledger.alert.follow;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.embargoledger.alert.days.Days;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.explain.Claims;
import org.embargoledger.alert.follow.snapshot.Point;
import org.embargoledger.alert.triage.Notice;
import org.embargoledger.alert.triage.Place;
import org.embargoledger.kit.kafka.BrokenEventException;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.model.event.Event;

/**
 * The log as far as it has been read, folded in memory. Positions must arrive as 0, 1, 2, ...; one
 * that was folded already is skipped. At a gap, or at a message that is not the event it claims to
 * be, it halts for good: nothing behind that point is folded, because a finding over a log with a
 * hole would be wrong.
 *
 * <p>Days begin by the log's own time, and those that are known to have begun earlier, where they
 * did.
 *
 * <p>One thread folds at a time; any thread may ask where it stands.
 */
final class Fold {

  private final Claims claims = new Claims(Rules.shipped());
  private Days days = Days.NONE;
  private volatile Point point;
  private volatile String haltReason;

  Fold(Watch watch) {
    this.point = Point.before(watch);
  }

  /**
   * What a batch, or a day, made the detectors notice.
   *
   * @param steps the batch's events, for the rules to judge
   * @param start where the fold stood before
   * @param end where it stood then
   */
  record Folded(List<Notice> notices, List<Step> steps, Point start, Point end) {

    List<Finding> findings() {
      return notices.stream()
          .filter(Notice.Found.class::isInstance)
          .map(Notice.Found.class::cast)
          .map(Notice.Found::finding)
          .toList();
    }

    long position() {
      return end.position();
    }
  }

  /** Goes on from a point whose findings are stored, with those of the days that began there. */
  void resume(Point from, Days begun) {
    goBack(
        begun
            .behind(from.position())
            .map(day -> from.with(from.watch().dayBegins(day).state()))
            .orElse(from),
        begun);
  }

  /** Stands again where it stood, knowing other days. */
  void goBack(Point to, Days begun) {
    haltReason = null;
    days = begun;
    point = to;
  }

  Folded fold(Iterable<ConsumerRecord<String, byte[]>> messages) {
    Point start = point;
    List<Notice> notices = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    letKnownDaysBegin(notices);
    for (ConsumerRecord<String, byte[]> message : messages) {
      if (haltReason != null) {
        break;
      }
      foldOne(message, notices, steps);
    }
    return new Folded(notices, steps, start, point);
  }

  /** Lets a day begin because a clock says so. */
  Folded dayBegins(LocalDate day) {
    Point start = point;
    List<Notice> notices = new ArrayList<>();
    letBegin(day, notices);
    return new Folded(notices, List.of(), start, point);
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
    long position = position();
    if (read.position() <= position) {
      return;
    }
    if (read.position() > position + 1) {
      haltReason =
          "the log has a gap: after position %d comes %d".formatted(position, read.position());
      return;
    }
    Detection<Watch> detection = point.watch().fold(read.event());
    notices.addAll(notices(detection, read.event()));
    detection.state().lastStep().ifPresent(steps::add);
    point = Point.behind(read, message.offset(), detection.state());
    letKnownDaysBegin(notices);
  }

  private void letKnownDaysBegin(List<Notice> notices) {
    days.behind(position()).ifPresent(day -> letBegin(day, notices));
  }

  private void letBegin(LocalDate day, List<Notice> notices) {
    Watch before = point.watch();
    Detection<Watch> detection = before.dayBegins(day);
    detection
        .findings()
        .forEach(finding -> notices.add(new Notice.Found(finding, claims.ofDay(finding, before))));
    point = point.with(detection.state());
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
    return claims.of(finding, point.watch(), detection.state(), event);
  }

  /** The days that are known to have begun by a clock. */
  Days days() {
    return days;
  }

  /** From now on the day is known to have begun where the fold stands. */
  void remember(LocalDate day) {
    days = days.begun(day, position());
  }

  /** Of the last folded event; -1 before the first. */
  long position() {
    return point.position();
  }

  Place place() {
    return point.place();
  }

  /** Why it halted; empty while it runs. */
  Optional<String> haltReason() {
    return Optional.ofNullable(haltReason);
  }
}
