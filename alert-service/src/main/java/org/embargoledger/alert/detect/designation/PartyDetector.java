package org.embargoledger.alert.detect.designation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Stateless;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.regime.DesignatedParty;
import org.embargoledger.model.regime.Outcome;
import org.embargoledger.model.regime.Regime;

/**
 * Looks for designated persons and bodies, as whole words, in the name of a fact's counterparty.
 */
public final class PartyDetector implements Stateless {

  public static final String NAME = "designated-party";

  private final Rules rules;

  public PartyDetector(Rules rules) {
    this.rules = rules;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> detect(Step step) {
    Optional<String> name = step.fact().flatMap(fact -> fact.match(CounterpartyName.INSTANCE));
    if (name.isEmpty()) {
      return List.of();
    }
    Optional<Regime> regime = rules.regime(step.header().target());
    if (regime.isEmpty()) {
      return List.of();
    }
    String words = " " + Names.plain(name.get()) + " ";
    Fact fact = step.fact().orElseThrow();
    List<Finding> found = new ArrayList<>(0);
    for (DesignatedParty party : regime.get().parties()) {
      if (!party.since().isAfter(fact.period().to()) && isIn(words, party)) {
        found.add(finding(step, regime.get(), party, fact, name.get()));
      }
    }
    return found;
  }

  private static boolean isIn(String words, DesignatedParty party) {
    return Stream.concat(Stream.of(party.name()), party.aliases().stream())
        .anyMatch(alias -> words.contains(" " + Names.plain(alias) + " "));
  }

  private static Finding finding(
      Step step, Regime regime, DesignatedParty party, Fact fact, String name) {
    boolean isReview = party.outcome() == Outcome.REVIEW;
    return FindingDraft.of(NAME, regime.target(), isReview ? Severity.WARNING : Severity.CRITICAL)
        .key("party", Names.plain(party.name()).replace(' ', '-'))
        .key("factId", step.header().factId())
        .about("counterparty", fact.counterparty())
        .about("period", fact.period())
        .sentence(
            "\"%s\" is named as the party to a dealing (%s, %s). %s is designated (%s, since %s)%s.%s"
                .formatted(
                    name,
                    step.header().factType().wireName(),
                    Wording.span(fact.period()),
                    party.name(),
                    party.authority(),
                    Wording.day(party.since()),
                    party.concern().map(concern -> ": " + concern).orElse(""),
                    isReview ? " What follows from it here is open: review." : ""))
        .law(party.legalReference(), regime.citation())
        .basedOn(party.source())
        .events(List.of(step.header().eventId()))
        .figure("named", name)
        .figure("listedAs", party.name())
        .computation("the listed name stands in the stated one, word for word")
        .at(step);
  }
}
