package org.embargoledger.model.fact;

import java.util.List;
import java.util.Optional;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;

/** What a partner claims happened between a counterparty and the target. */
public sealed interface Fact permits FundingPledge, FuelDelivery, Agreement, Activity {

  Counterparty counterparty();

  /** The sanctioned state, ISO 3166-1 alpha-2. */
  String target();

  /** When it holds (valid time). */
  Period period();

  Provenance provenance();

  List<Relation> relations();

  <R> R match(Cases<R> cases);

  /** This fact if it is a pledge, for whom other facts mean nothing. */
  default Optional<FundingPledge> asPledge() {
    return Optional.empty();
  }

  /** This fact if it is a delivery, for whom other facts mean nothing. */
  default Optional<FuelDelivery> asDelivery() {
    return Optional.empty();
  }

  /** This fact if it is an agreement, for whom other facts mean nothing. */
  default Optional<Agreement> asAgreement() {
    return Optional.empty();
  }

  default FactType type() {
    return FactType.of(this);
  }

  /** One function for each kind of fact: whoever forgets one does not compile. */
  interface Cases<R> {
    R pledge(FundingPledge pledge);

    R delivery(FuelDelivery delivery);

    R agreement(Agreement agreement);

    R activity(Activity activity);
  }
}
