package org.embargoledger.model.regime;

import java.util.Optional;
import java.util.Set;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.fact.Sector;
import org.embargoledger.model.measure.Product;

/**
 * A ban on a kind of dealing. A condition that is empty does not restrict it.
 *
 * @param jointEntity whether a joint venture or cooperative entity must be on record, or must not
 * @param carriedUnderTargetsFlag whether only carriage by a vessel under the target's flag is meant
 * @param concern what the text says, as the second half of a sentence
 */
public record Prohibition(
    String id,
    String title,
    Outcome outcome,
    Set<FactType> facts,
    Set<Product> products,
    Set<Sector> sectors,
    Set<Activity.Kind> activities,
    Optional<Boolean> jointEntity,
    boolean carriedUnderTargetsFlag,
    String concern,
    Validity validity,
    String legalReference,
    String source) {

  public Prohibition {
    facts = Set.copyOf(facts);
    products = Set.copyOf(products);
    sectors = Set.copyOf(sectors);
    activities = Set.copyOf(activities);
  }
}
