package org.embargoledger.alert.detect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.embargoledger.model.measure.ConversionPolicies;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.OfficialRates;
import org.embargoledger.model.regime.Regime;
import org.embargoledger.model.regime.Regimes;

/**
 * The reference data that detectors measure against.
 *
 * @param regimes by target
 * @param policy by which thresholds are judged
 * @param policies all that a figure's sensitivity is shown for; may contain the policy
 */
public record Rules(
    Map<String, Regime> regimes,
    ConversionPolicy policy,
    Collection<ConversionPolicy> policies,
    OfficialRates rates) {

  public Rules {
    regimes = Map.copyOf(regimes);
    policies = List.copyOf(policies);
  }

  /** The regimes in force in this process, with what ships with this build. */
  public static Rules shipped() {
    return of(
        Regimes.targets().stream().map(target -> Regimes.forTarget(target).orElseThrow()).toList());
  }

  /** These regimes with the conversion policies and rates that ship. */
  public static Rules of(List<Regime> regimes) {
    return new Rules(
        regimes.stream().collect(Collectors.toMap(Regime::target, Function.identity())),
        ConversionPolicies.standard(),
        ConversionPolicies.all(),
        OfficialRates.shipped());
  }

  public Optional<Regime> regime(String target) {
    return Optional.ofNullable(regimes.get(target));
  }
}
