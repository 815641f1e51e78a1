package org.embargoledger.alert.findings;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.model.event.Event;

/** The alerts that a log raises: the first finding of each key. */
final class Raised {

  private final Map<String, Finding> byKey = new LinkedHashMap<>();
  private Watch watch;

  private Raised(Watch watch) {
    this.watch = watch;
  }

  /**
   * @param until the last day that begins, although no event of it may have come
   */
  static Collection<Finding> by(Watch watch, List<Event> events, LocalDate until) {
    Raised raised = new Raised(watch);
    events.forEach(event -> raised.take(raised.watch.fold(event)));
    raised.take(raised.watch.dayBegins(until));
    return raised.byKey.values();
  }

  private void take(Detection<Watch> detection) {
    watch = detection.state();
    detection.findings().forEach(finding -> byKey.putIfAbsent(finding.key(), finding));
  }
}
