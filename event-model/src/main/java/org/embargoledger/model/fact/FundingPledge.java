package org.embargoledger.model.fact;

import java.util.List;
import java.util.Optional;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.StatedEquivalent;

/**
 * A stated intention to fund. Not binding and not paid: what is paid is an {@link Activity} of kind
 * {@code DISBURSEMENT}.
 *
 * @param counterpartyName the ministry, agency or company within the counterparty
 * @param period the budget period that the money is meant for
 * @param announcedBy who said so, and where
 */
public record FundingPledge(
    Counterparty counterparty,
    Optional<String> counterpartyName,
    String target,
    Period period,
    Money amount,
    Optional<StatedEquivalent> statedEquivalent,
    Sector sector,
    String purpose,
    Optional<String> area,
    Optional<String> announcedBy,
    Provenance provenance,
    List<Relation> relations)
    implements Fact {

  @Override
  public Optional<FundingPledge> asPledge() {
    return Optional.of(this);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.pledge(this);
  }
}
