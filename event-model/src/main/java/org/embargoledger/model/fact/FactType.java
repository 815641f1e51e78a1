package org.embargoledger.model.fact;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of facts by wire name and by the name of their collection in URLs. */
public enum FactType {
  FUNDING_PLEDGE("FundingPledge", "pledges"),
  FUEL_DELIVERY("FuelDelivery", "deliveries"),
  AGREEMENT("Agreement", "agreements"),
  ACTIVITY("Activity", "activities");

  private final String wireName;
  private final String collection;

  FactType(String wireName, String collection) {
    this.wireName = wireName;
    this.collection = collection;
  }

  public String wireName() {
    return wireName;
  }

  public String collection() {
    return collection;
  }

  public static Optional<FactType> ofWireName(String name) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(name)).findFirst();
  }

  public static Optional<FactType> ofCollection(String name) {
    return Arrays.stream(values()).filter(type -> type.collection.equals(name)).findFirst();
  }

  public static FactType of(Fact fact) {
    return fact.match(
        new Fact.Cases<>() {
          @Override
          public FactType pledge(FundingPledge pledge) {
            return FUNDING_PLEDGE;
          }

          @Override
          public FactType delivery(FuelDelivery delivery) {
            return FUEL_DELIVERY;
          }

          @Override
          public FactType agreement(Agreement agreement) {
            return AGREEMENT;
          }

          @Override
          public FactType activity(Activity activity) {
            return ACTIVITY;
          }
        });
  }
}
