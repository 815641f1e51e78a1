package org.embargoledger.alert.detect.rate;

import java.math.BigDecimal;
import java.util.List;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Detector;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.measure.OfficialRates;

/**
 * Compares what a source says an amount is worth with the official rate of the time the source was
 * published, and notices a difference of more than {@link #TOLERANCE_PERCENT}. Where no official
 * rate of that time is known, nothing is said.
 *
 * <p>Only pledges state an equivalent. It remembers nothing: each event is judged by itself, so a
 * correction that states another value is another case.
 */
public final class StatedExchangeRateDetector
    implements Detector<StatedExchangeRateDetector.Nothing> {

  public static final String NAME = "stated-exchange-rate";

  public static final BigDecimal TOLERANCE_PERCENT = new BigDecimal("5");

  private final OfficialRates rates;

  public StatedExchangeRateDetector(OfficialRates rates) {
    this.rates = rates;
  }

  /** The memory of a detector that has none. */
  public enum Nothing {
    NOTHING
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Nothing initial() {
    return Nothing.NOTHING;
  }

  @Override
  public Detection<Nothing> detect(Nothing state, Event event) {
    return event
        .standing()
        .flatMap(Fact::asPledge)
        .flatMap(
            pledge ->
                RateComparison.of(pledge, rates)
                    .filter(it -> it.isOffByMoreThan(TOLERANCE_PERCENT))
                    .map(it -> RateFinding.of(event.header(), pledge, it)))
        .map(finding -> new Detection<>(state, List.of(finding)))
        .orElseGet(() -> Detection.nothing(state));
  }
}
