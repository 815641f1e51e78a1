package org.embargoledger.alert.detect.prohibition;

import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Agreement;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.fact.Sector;
import org.embargoledger.model.regime.Prohibition;

/** Whether a fact meets the conditions of a prohibition. What did not come about meets none. */
record Meets(Prohibition ban) implements Fact.Cases<Boolean> {

  @Override
  public Boolean pledge(FundingPledge pledge) {
    return inSector(pledge.sector());
  }

  @Override
  public Boolean delivery(FuelDelivery delivery) {
    return delivery.quantity().value().signum() > 0
        && (ban.products().isEmpty() || ban.products().contains(delivery.product()))
        && (!ban.carriedUnderTargetsFlag()
            || delivery
                .vessel()
                .flatMap(vessel -> vessel.flag())
                .filter(delivery.target()::equals)
                .isPresent());
  }

  @Override
  public Boolean agreement(Agreement agreement) {
    return agreement.status() != Agreement.Status.TERMINATED
        && inSector(agreement.sector())
        && ban.jointEntity().map(joint -> joint == agreement.jointEntity()).orElse(true);
  }

  @Override
  public Boolean activity(Activity activity) {
    return activity.status() != Activity.Status.CANCELLED
        && inSector(activity.sector())
        && (ban.activities().isEmpty() || ban.activities().contains(activity.kind()));
  }

  private boolean inSector(Sector sector) {
    return ban.sectors().isEmpty() || ban.sectors().contains(sector);
  }
}
