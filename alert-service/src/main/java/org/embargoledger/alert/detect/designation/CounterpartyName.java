package org.embargoledger.alert.detect.designation;

import java.util.Optional;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Agreement;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.FundingPledge;

/** The ministry, agency or company that a fact names. */
enum CounterpartyName implements Fact.Cases<Optional<String>> {
  INSTANCE;

  @Override
  public Optional<String> pledge(FundingPledge pledge) {
    return pledge.counterpartyName();
  }

  @Override
  public Optional<String> delivery(FuelDelivery delivery) {
    return delivery.counterpartyName();
  }

  @Override
  public Optional<String> agreement(Agreement agreement) {
    return agreement.counterpartyName();
  }

  @Override
  public Optional<String> activity(Activity activity) {
    return activity.counterpartyName();
  }
}
