package org.embargoledger.ledger.bookkeeping;

import java.util.Optional;
import org.embargoledger.model.counting.Claim;

/** The line of a delivery that is counted in a group. */
final class DeliveryLines {

  private DeliveryLines() {}

  static Line of(Group group, StandingFact fact, Claim claim) {
    return new Line(
        new LineKey(claim.factId(), group.book().name(), group.year(), Measure.DELIVERED),
        group.flow().target(),
        group.flow().basis(),
        Optional.of(claim.delivery().product()),
        claim.delivery().quantity().unit().symbol(),
        claim.share(),
        claim.slice(),
        Optional.empty(),
        fact.tags(),
        claim.position());
  }
}
