package org.embargoledger.alert.backtest.seed;

import java.util.Optional;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.model.event.Event;

/**
 * How many of the violations that were planted in made-up histories a detector notices, at the very
 * event.
 *
 * @param violations what was planted
 */
public record Recall(int planted, int found, String violations) {

  static final int HISTORIES = 200;

  /** Empty for detectors that no violations are planted for. */
  public static Optional<Recall> of(String detector, Rules rules) {
    return Planted.of(detector).map(planted -> measured(planted, rules));
  }

  private static Recall measured(Planted planted, Rules rules) {
    int found = 0;
    for (int seed = 1; seed <= HISTORIES; seed++) {
      SeededLog log = new SeededLog(seed);
      planted.plant().accept(log, rules);
      found += isNoticed(log, planted.detector(), rules) ? 1 : 0;
    }
    return new Recall(HISTORIES, found, planted.described());
  }

  private static boolean isNoticed(SeededLog log, String detector, Rules rules) {
    Watch watch = Detectors.raising(detector, rules).orElseThrow();
    boolean noticed = false;
    for (Event event : log.events()) {
      Detection<Watch> detection = watch.fold(event);
      watch = detection.state();
      if (event == log.last()) {
        noticed =
            detection.findings().stream()
                .anyMatch(
                    finding ->
                        finding.detector().equals(detector)
                            && finding.evidence().cause().equals(event.header().eventId()));
      }
    }
    return noticed;
  }
}
