package org.embargoledger.alert.detect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.model.event.Event;

/** Given these events, when this one follows, or a day begins, then these are the findings. */
public final class Story {

  private Watch watch;

  private Story(Watch watch) {
    this.watch = watch;
  }

  public static Story of(Detector<?> detector) {
    return of(Rules.shipped(), detector);
  }

  public static Story of(Rules rules, Detector<?> detector) {
    return new Story(Watch.of(rules, List.of(detector)));
  }

  public static Story of(Watch watch) {
    return new Story(watch);
  }

  public Story given(Event... events) {
    for (Event event : events) {
      watch = watch.fold(event).state();
    }
    return this;
  }

  public List<Finding> when(Event... events) {
    List<Finding> findings = new ArrayList<>();
    for (Event event : events) {
      Detection<Watch> detection = watch.fold(event);
      watch = detection.state();
      findings.addAll(detection.findings());
    }
    return findings;
  }

  /** What is found no longer because of this event. */
  public List<Withdrawal> gone(Event event) {
    Detection<Watch> detection = watch.fold(event);
    watch = detection.state();
    return detection.withdrawn();
  }

  public List<Finding> whenDayBegins(String day) {
    Detection<Watch> detection = watch.dayBegins(LocalDate.parse(day));
    watch = detection.state();
    return detection.findings();
  }
}
