package org.embargoledger.ledger.bookkeeping;

import java.util.Optional;
import java.util.UUID;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.Relation;

/**
 * What lines are grouped by besides their books.
 *
 * @param counterparty whom the fact names
 * @param partner who submitted it
 * @param publisher of the source document
 * @param agreement that the fact is under
 */
public record Tags(
    String counterparty, String partner, String publisher, Optional<UUID> agreement) {

  static Tags of(String partner, Fact fact) {
    return new Tags(
        fact.counterparty().toString(),
        partner,
        fact.provenance().source().publisher(),
        fact.relations().stream()
            .filter(relation -> relation.type() == Relation.Type.UNDER)
            .map(Relation::factId)
            .findFirst());
  }
}
