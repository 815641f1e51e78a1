package org.embargoledger.alert.detect.prohibition;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Stateless;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.regime.Outcome;
import org.embargoledger.model.regime.Prohibition;
import org.embargoledger.model.regime.Regime;

/**
 * Holds each fact against the regime's prohibitions of products, sectors and activities, as they
 * bind in the fact's period. One finding for each fact and prohibition.
 */
public final class ProhibitionDetector implements Stateless {

  public static final String NAME = "prohibition";

  private final Rules rules;
  private final Map<String, Map<FactType, List<Prohibition>>> bans = new HashMap<>();

  public ProhibitionDetector(Rules rules) {
    this.rules = rules;
    rules.regimes().forEach((target, regime) -> bans.put(target, byFactType(regime)));
  }

  private static Map<FactType, List<Prohibition>> byFactType(Regime regime) {
    Map<FactType, List<Prohibition>> byType = new EnumMap<>(FactType.class);
    for (FactType type : FactType.values()) {
      byType.put(
          type, regime.prohibitions().stream().filter(ban -> ban.facts().contains(type)).toList());
    }
    return byType;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> detect(Step step) {
    Map<FactType, List<Prohibition>> known = bans.get(step.header().target());
    if (step.after().isEmpty() || known == null) {
      return List.of();
    }
    Fact fact = step.after().get().fact();
    List<Finding> found = new ArrayList<>(0);
    for (Prohibition ban : known.get(step.header().factType())) {
      if (ban.validity().touches(fact.period()) && fact.match(new Meets(ban))) {
        Regime regime = rules.regime(step.header().target()).orElseThrow();
        found.add(finding(step, regime, ban, fact));
      }
    }
    return found;
  }

  private static Finding finding(Step step, Regime regime, Prohibition ban, Fact fact) {
    boolean isReview = ban.outcome() == Outcome.REVIEW;
    return FindingDraft.of(NAME, regime.target(), isReview ? Severity.WARNING : Severity.CRITICAL)
        .key("prohibition", ban.id())
        .key("factId", step.header().factId())
        .about("factType", step.header().factType().wireName())
        .about("counterparty", fact.counterparty())
        .about("period", fact.period())
        .about("outcome", ban.outcome())
        .sentence(
            "%s by %s with %s touches %s: %s.%s"
                .formatted(
                    fact.match(Description.INSTANCE),
                    Wording.states(fact.counterparty()),
                    Countries.nameOf(regime.target()),
                    ban.legalReference(),
                    ban.concern(),
                    isReview ? " The text leaves the case open: review." : ""))
        .law(ban.legalReference(), regime.citation())
        .basedOn(ban.source())
        .events(List.of(step.header().eventId()))
        .figure("prohibition", ban.id())
        .figure("outcome", ban.outcome())
        .computation("the fact meets every condition of " + ban.id())
        .at(step);
  }
}
