package org.embargoledger.ledger.bookkeeping;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.Relation;

/**
 * Whether a delivery can bear on how others are counted. A shipment that names no other fact
 * cannot: it is counted or not, and nothing depends on it, unless another names it. Most facts are
 * such, so that only few have to be at hand.
 */
public final class Weight {

  private static final Set<Relation.Type> COUNTING =
      Set.of(Relation.Type.DERIVED_FROM, Relation.Type.COVERS, Relation.Type.OVERLAPS);

  private Weight() {}

  public static boolean has(FuelDelivery delivery) {
    return delivery.scope() == FuelDelivery.Scope.TOTAL
        || delivery.relations().stream().anyMatch(it -> COUNTING.contains(it.type()));
  }

  /** The facts that the delivery names in a way that counting heeds. */
  static List<UUID> names(FuelDelivery delivery) {
    return delivery.relations().stream()
        .filter(relation -> COUNTING.contains(relation.type()))
        .map(Relation::factId)
        .toList();
  }
}
