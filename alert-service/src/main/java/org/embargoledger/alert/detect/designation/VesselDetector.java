package org.embargoledger.alert.detect.designation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Stateless;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.alert.detect.designation.Designations.How;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.regime.DesignatedVessel;
import org.embargoledger.model.regime.Regime;

/**
 * Looks for a delivery's ship on the regime's list of designated vessels, by IMO number, else MMSI,
 * else name, as the list stood on the last day of the delivery.
 */
public final class VesselDetector implements Stateless {

  public static final String NAME = "designated-vessel";

  private final Rules rules;
  private final Map<String, Designations> lists;

  public VesselDetector(Rules rules) {
    this.rules = rules;
    this.lists =
        rules.regimes().values().stream()
            .collect(Collectors.toMap(Regime::target, Designations::new));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> detect(Step step) {
    Optional<FuelDelivery> delivery =
        step.delivery().filter(it -> it.vessel().isPresent() && lists.containsKey(it.target()));
    return delivery.isEmpty()
        ? List.of()
        : lists
            .get(delivery.get().target())
            .of(delivery.get().vessel().orElseThrow())
            .flatMap(match -> judge(step, delivery.get(), match))
            .map(List::of)
            .orElse(List.of());
  }

  private Optional<Finding> judge(Step step, FuelDelivery delivery, Designations.Match match) {
    List<DesignatedVessel> inForce =
        match.entries().stream()
            .filter(entry -> !entry.since().isAfter(delivery.period().to()))
            .toList();
    return inForce.isEmpty()
        ? Optional.empty()
        : Optional.of(finding(step, delivery, inForce, match.how()));
  }

  private Finding finding(
      Step step, FuelDelivery delivery, List<DesignatedVessel> entries, How how) {
    Vessel vessel = delivery.vessel().orElseThrow();
    DesignatedVessel first = entries.get(0);
    boolean isSure = how == How.IMO || how == How.MMSI;
    String law =
        entries.stream()
            .map(DesignatedVessel::legalReference)
            .distinct()
            .collect(Collectors.joining("; "));
    return FindingDraft.of(NAME, delivery.target(), isSure ? Severity.CRITICAL : Severity.WARNING)
        .key("vessel", first.imo().orElse(Names.plain(first.name()).replace(' ', '-')))
        .key("factId", step.header().factId())
        .about("counterparty", delivery.counterparty())
        .about("period", delivery.period())
        .about("match", how)
        .sentence(
            "The ship %s%s, named as carrier of %s to %s (%s), %s %s (%s, %s since %s).%s"
                .formatted(
                    vessel.name(),
                    vessel.imo().map(imo -> " (IMO " + imo + ")").orElse(""),
                    Wording.quantity(delivery.quantity()),
                    Countries.nameOf(delivery.target()),
                    Wording.span(delivery.period()),
                    said(how),
                    first.name(),
                    first.authority(),
                    Wording.list(
                        entries.stream().map(DesignatedVessel::measure).distinct().toList()),
                    Wording.day(first.since()),
                    isSure
                        ? " Ships sail under false numbers; the identity is the source's claim."
                        : " Names are shared and changed: review."))
        .law(law, rules.regime(delivery.target()).orElseThrow().citation())
        .basedOn(first.source())
        .events(List.of(step.header().eventId()))
        .figure("vessel", vessel.name())
        .figure("imo", vessel.imo().orElse("not given"))
        .figure("mmsi", vessel.mmsi().orElse("not given"))
        .figure("listedAs", first.name())
        .figure("listedImo", first.imo().orElse("none"))
        .figure("match", how)
        .computation(
            "%s of the list's entry; designated %s, delivered up to %s"
                .formatted(Wording.plain(how), first.since(), delivery.period().to()))
        .at(step);
  }

  private static String said(How how) {
    return switch (how) {
      case IMO -> "has the IMO number of the designated vessel";
      case MMSI -> "has the MMSI of the designated vessel";
      case NAME_ONLY -> "has the name of the designated vessel";
      case NAME_WITH_OTHER_IMO -> "has the name, but not the IMO number, of the designated vessel";
    };
  }
}
