package org.embargoledger.alert.detect.book;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.embargoledger.model.fact.FuelDelivery.Scope;

/**
 * The standing claims of one {@link BookKey}, and which of them are counted: always exactly those
 * that {@link DeliveryCounting} counts, without recounting all of them at each event. Immutable.
 */
public final class Book {

  public static final Book EMPTY =
      new Book(Totals.NONE, ShipmentGroups.NONE, Tally.NOTHING, Reached.NOTHING);

  private final Totals totals;
  private final ShipmentGroups shipments;
  private final Tally tally;
  private final Reached reached;

  private Book(Totals totals, ShipmentGroups shipments, Tally tally, Reached reached) {
    this.totals = totals;
    this.shipments = shipments;
    this.tally = tally;
    this.reached = reached;
  }

  /** What the counted claims come to. */
  public Tally tally() {
    return tally;
  }

  public Reached reached() {
    return reached;
  }

  public boolean isEmpty() {
    return totals.isEmpty() && shipments.isEmpty();
  }

  /** The claims that are added up, each flow once. */
  public List<Claim> counted() {
    List<Claim> counted = new ArrayList<>(totals.taken());
    shipments.addCountedTo(counted);
    counted.sort(DeliveryCounting.order());
    return counted;
  }

  Book reaching(Reached now) {
    return now.equals(reached) ? this : new Book(totals, shipments, tally, now);
  }

  /** The facts that must be {@link #tie}d before a claim that names them is added. */
  List<UUID> untied(Claim claim) {
    return totals.untied(claim);
  }

  /** From now on the fact's claim is judged by itself, because another one names it. */
  Book tie(UUID factId) {
    return new Book(totals.tie(factId), shipments, tally, reached);
  }

  Book with(Claim claim) {
    return claim.delivery().scope() == Scope.TOTAL || totals.isTied(claim)
        ? changed(totals.with(claim))
        : shipment(shipments.with(claim, totals.taken()));
  }

  Book without(Claim claim) {
    return claim.delivery().scope() == Scope.TOTAL || totals.holdsTied(claim)
        ? changed(totals.without(claim))
        : shipment(shipments.without(claim));
  }

  private Book shipment(ShipmentGroups.Change change) {
    return new Book(totals, change.groups(), tally.with(change.more(), change.less()), reached);
  }

  private Book changed(Totals.Change change) {
    Tally sum = tally;
    for (Claim claim : change.left()) {
      sum = sum.minus(claim);
    }
    for (Claim claim : change.entered()) {
      sum = sum.plus(claim);
    }
    ShipmentGroups.Change effect = shipments.recount(change.exchanged(), change.totals().taken());
    return new Book(
        change.totals(), effect.groups(), sum.with(effect.more(), effect.less()), reached);
  }
}
