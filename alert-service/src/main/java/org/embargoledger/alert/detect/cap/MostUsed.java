package org.embargoledger.alert.detect.cap;

import java.util.List;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.CapUsage;

/**
 * Finds the limit of a cap that is nearest to being reached; a cap is reached when one limit is.
 */
final class MostUsed {

  private MostUsed() {}

  static CapUsage limit(Cap cap, List<Claim> counted, ConversionPolicy policy) {
    return cap.limits().stream()
        .map(limit -> CapUsage.of(limit, counted, policy))
        .max(MostUsed::byShareOfLimit)
        .orElseThrow();
  }

  /** Compares used / limit without dividing. */
  private static int byShareOfLimit(CapUsage a, CapUsage b) {
    return a.used()
        .best()
        .multiply(b.limit().amount())
        .compareTo(b.used().best().multiply(a.limit().amount()));
  }
}
