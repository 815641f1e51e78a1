package org.embargoledger.alert;

import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.detect.cap.CapThresholdDetector;
import org.embargoledger.alert.detect.rate.StatedExchangeRateDetector;
import org.embargoledger.model.measure.ConversionPolicies;
import org.embargoledger.model.measure.OfficialRates;
import org.embargoledger.model.regime.Regimes;

/** The detectors that ship, with the reference data that they measure against. */
public final class Detectors {

  private Detectors() {}

  public static Watch standard() {
    return Watch.of(
        new CapThresholdDetector(
            Regimes::forTarget, ConversionPolicies.standard(), ConversionPolicies.all()),
        new StatedExchangeRateDetector(OfficialRates.shipped()));
  }
}
