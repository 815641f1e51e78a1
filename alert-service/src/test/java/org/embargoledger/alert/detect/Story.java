package org.embargoledger.alert.detect;

import java.util.List;
import org.embargoledger.model.event.Event;

/** Given these events, when this one follows, then these are the findings. */
public final class Story {

  private Watch watch;

  private Story(Watch watch) {
    this.watch = watch;
  }

  public static Story of(Detector<?> detector) {
    return new Story(Watch.of(detector));
  }

  public Story given(Event... events) {
    for (Event event : events) {
      watch = watch.fold(event).state();
    }
    return this;
  }

  public List<Finding> when(Event event) {
    Detection<Watch> detection = watch.fold(event);
    watch = detection.state();
    return detection.findings();
  }
}
