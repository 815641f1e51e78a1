package org.embargoledger.alert.detect.cap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Detector;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.regime.Cap;
import org.embargoledger.model.regime.CapUsage;
import org.embargoledger.model.regime.Regime;

/**
 * Notices when what all counterparties together delivered in a cap year crosses a threshold of the
 * cap upward: used &gt;= level, exactly, by the best figure, in any of the cap's limits. Each basis
 * is watched by itself.
 *
 * <p>An event that jumps over several thresholds makes one finding, for the highest; the lower ones
 * are listed in it.
 */
public final class CapThresholdDetector implements Detector<CapState> {

  public static final String NAME = "cap-threshold";

  private final Function<String, Optional<Regime>> regimes;
  private final ConversionPolicy policy;
  private final CapFindings findings;

  /**
   * @param policies all that the sensitivity of a finding is shown for; may contain the policy
   */
  public CapThresholdDetector(
      Function<String, Optional<Regime>> regimes,
      ConversionPolicy policy,
      Collection<ConversionPolicy> policies) {
    this.regimes = regimes;
    this.policy = policy;
    this.findings = new CapFindings(policy, policies);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CapState initial() {
    return CapState.EMPTY;
  }

  @Override
  public Detection<CapState> detect(CapState state, Event event) {
    EventHeader header = event.header();
    UUID factId = header.factId();
    Optional<CapState.Standing> before = state.of(factId);
    Optional<CapState.Standing> after =
        event
            .standing()
            .flatMap(Fact::asDelivery)
            .map(it -> new CapState.Standing(header.eventId(), header.position(), it));
    CapState next = state.stand(factId, after);
    List<Finding> found = new ArrayList<>();
    Set<BookKey> touched = new LinkedHashSet<>();
    before.ifPresent(standing -> touched.addAll(books(standing.delivery())));
    after.ifPresent(standing -> touched.addAll(books(standing.delivery())));
    for (BookKey key : touched) {
      Book old = state.book(key);
      Book changed =
          after
              .flatMap(standing -> claim(key, factId, standing))
              .map(old::with)
              .orElseGet(() -> old.without(factId));
      List<Claim> counted = changed.counted();
      List<BigDecimal> reached = reached(key.cap(), counted);
      BigDecimal highest = reached.isEmpty() ? BigDecimal.ZERO : reached.get(reached.size() - 1);
      next = next.with(key, changed.reaching(highest));
      if (highest.compareTo(old.reached()) > 0) {
        List<BigDecimal> crossed =
            reached.stream().filter(level -> level.compareTo(old.reached()) > 0).toList();
        found.add(findings.crossing(key, crossed, counted, header, next));
      }
    }
    return new Detection<>(next, found);
  }

  private Set<BookKey> books(FuelDelivery delivery) {
    return regimes
        .apply(delivery.target())
        .map(regime -> BookKey.of(regime, delivery))
        .orElse(Set.of());
  }

  /** The delivery's part in the book; empty if it is in other books only. */
  private Optional<Claim> claim(BookKey key, UUID factId, CapState.Standing standing) {
    return books(standing.delivery()).contains(key)
        ? Claim.within(
            key.cap().window(key.year()), factId, standing.position(), standing.delivery())
        : Optional.empty();
  }

  /** The thresholds that some limit reaches, ascending. */
  private List<BigDecimal> reached(Cap cap, List<Claim> counted) {
    List<CapUsage> usages =
        cap.limits().stream().map(limit -> CapUsage.of(limit, counted, policy)).toList();
    return cap.thresholdsPercent().stream()
        .filter(level -> usages.stream().anyMatch(usage -> usage.reaches(level)))
        .sorted()
        .toList();
  }
}
