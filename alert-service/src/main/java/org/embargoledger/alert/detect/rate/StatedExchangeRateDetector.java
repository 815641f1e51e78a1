package org.embargoledger.alert.detect.rate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Stateless;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.measure.OfficialRates;

/**
 * Compares what a source says an amount is worth with the official rate of the time the source was
 * published, and notices a difference of more than {@link #TOLERANCE_PERCENT}. Where no official
 * rate of that time is known, nothing is said.
 *
 * <p>Only pledges state an equivalent. Each event is judged by itself, so a correction that states
 * another value is another case.
 */
public final class StatedExchangeRateDetector implements Stateless {

  public static final String NAME = "stated-exchange-rate";

  public static final BigDecimal TOLERANCE_PERCENT = new BigDecimal("5");

  private final OfficialRates rates;

  public StatedExchangeRateDetector(OfficialRates rates) {
    this.rates = rates;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of("tolerancePercent", TOLERANCE_PERCENT.toPlainString());
  }

  @Override
  public List<Finding> detect(Step step) {
    return step.fact()
        .flatMap(Fact::asPledge)
        .flatMap(
            pledge ->
                RateComparison.of(pledge, rates)
                    .filter(it -> it.isOffByMoreThan(TOLERANCE_PERCENT))
                    .map(it -> RateFinding.of(step.header(), pledge, it)))
        .map(List::of)
        .orElse(List.of());
  }
}
