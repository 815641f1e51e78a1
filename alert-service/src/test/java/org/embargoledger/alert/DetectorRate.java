package org.embargoledger.alert;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.support.BusyHistory;
import org.embargoledger.model.event.Event;

/** How many events a second all detectors fold on one core, in memory. Not a test: run its main. */
public final class DetectorRate {

  private DetectorRate() {}

  public static void main(String[] arguments) {
    int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    List<Event> history = new BusyHistory(7).take(events);
    for (int round = 1; round <= 4; round++) {
      long begun = System.nanoTime();
      Watch watch = Detectors.standard();
      Map<String, Integer> findings = new TreeMap<>();
      for (Event event : history) {
        var detection = watch.fold(event);
        watch = detection.state();
        detection.findings().forEach(it -> findings.merge(it.detector(), 1, Integer::sum));
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          "round %d: %,d events in %.2f s, %,.0f events/s, findings %s%n",
          round, events, seconds, events / seconds, findings);
    }
  }
}
