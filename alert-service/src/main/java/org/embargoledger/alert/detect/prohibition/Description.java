package org.embargoledger.alert.detect.prohibition;

import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Agreement;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.FundingPledge;

/** A fact in a few words, as a sentence begins. */
enum Description implements Fact.Cases<String> {
  INSTANCE;

  @Override
  public String pledge(FundingPledge pledge) {
    return "The pledge of %s for %s (%s)"
        .formatted(
            Wording.money(pledge.amount()),
            Wording.plain(pledge.sector()),
            Wording.span(pledge.period()));
  }

  @Override
  public String delivery(FuelDelivery delivery) {
    return "The delivery of %s of %s (%s)"
        .formatted(
            Wording.quantity(delivery.quantity()),
            Wording.plain(delivery.product()),
            Wording.span(delivery.period()));
  }

  @Override
  public String agreement(Agreement agreement) {
    return "The agreement \"%s\" (%s, %s)"
        .formatted(
            agreement.title(), Wording.plain(agreement.kind()), Wording.span(agreement.period()));
  }

  @Override
  public String activity(Activity activity) {
    return "The %s in the field of %s (%s, %s)"
        .formatted(
            Wording.plain(activity.kind()),
            Wording.plain(activity.sector()),
            Wording.plain(activity.status()),
            Wording.span(activity.period()));
  }
}
