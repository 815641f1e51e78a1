package org.embargoledger.alert;

import java.util.List;
import java.util.Optional;
import org.embargoledger.alert.detect.Detector;
import org.embargoledger.alert.detect.RuleVersion;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.detect.WatchState;
import org.embargoledger.alert.detect.cap.CapThresholdDetector;
import org.embargoledger.alert.detect.cap.CessationDetector;
import org.embargoledger.alert.detect.cap.UnderReportingDetector;
import org.embargoledger.alert.detect.continuity.ContinuityDetector;
import org.embargoledger.alert.detect.density.DensityDetector;
import org.embargoledger.alert.detect.designation.ImoNumberDetector;
import org.embargoledger.alert.detect.designation.PartyDetector;
import org.embargoledger.alert.detect.designation.VesselDetector;
import org.embargoledger.alert.detect.duplicate.DuplicateDetector;
import org.embargoledger.alert.detect.outlier.OutlierDetector;
import org.embargoledger.alert.detect.pledge.UndisbursedPledgeDetector;
import org.embargoledger.alert.detect.prohibition.ProhibitionDetector;
import org.embargoledger.alert.detect.rate.StatedExchangeRateDetector;
import org.embargoledger.alert.detect.report.ReportingDetector;
import org.embargoledger.alert.detect.revision.ClosedYearDetector;

/** The detectors that ship, with the reference data that they measure against. */
public final class Detectors {

  private static final List<String> NAMES = standard().detectors();

  private Detectors() {}

  /** The names that findings may carry. */
  public static List<String> names() {
    return NAMES;
  }

  /** What findings of those names are judged by. */
  public static List<RuleVersion> rules() {
    Watch standard = standard();
    return NAMES.stream().flatMap(name -> standard.rule(name).stream()).toList();
  }

  public static Watch standard() {
    return watch(Rules.shipped());
  }

  public static Watch watch(Rules rules) {
    return Watch.of(rules, all(rules));
  }

  /** All detectors behind the last event of a state that they gave. */
  public static Watch resume(Rules rules, WatchState state) {
    return Watch.resume(rules, all(rules), state);
  }

  /** Only the detector that raises findings of this name; empty if none here does. */
  public static Optional<Watch> raising(String name, Rules rules) {
    return all(rules).stream()
        .filter(detector -> detector.raises().contains(name))
        .findFirst()
        .map(detector -> Watch.of(rules, List.of(detector)));
  }

  private static List<Detector<?>> all(Rules rules) {
    return List.of(
        new ContinuityDetector(),
        new CapThresholdDetector(rules),
        new CessationDetector(rules),
        new UnderReportingDetector(rules),
        new ReportingDetector(rules),
        new OutlierDetector(rules),
        new DuplicateDetector(rules),
        new DensityDetector(),
        new StatedExchangeRateDetector(rules.rates()),
        new ProhibitionDetector(rules),
        new VesselDetector(rules),
        new PartyDetector(rules),
        new ImoNumberDetector(),
        new UndisbursedPledgeDetector(),
        new ClosedYearDetector(rules));
  }
}
