package org.embargoledger.alert.detect.book;

import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.fact.FuelDelivery.Scope;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;

/**
 * What decides which other claims a claim shares a flow with, relations aside. Claims of one shape
 * are excluded by the same others.
 */
record Shape(Scope scope, Counterparty counterparty, Product product, Period slice) {

  static Shape of(Claim claim) {
    return new Shape(
        claim.delivery().scope(),
        claim.delivery().counterparty(),
        claim.delivery().product(),
        claim.slice());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape
        && scope == shape.scope
        && product == shape.product
        && slice.equals(shape.slice)
        && counterparty.equals(shape.counterparty);
  }

  @Override
  public int hashCode() {
    int hash = counterparty.hashCode() * 31 + slice.from().hashCode();
    return ((hash * 31 + slice.to().hashCode()) * 31 + product.ordinal()) * 2 + scope.ordinal();
  }
}
