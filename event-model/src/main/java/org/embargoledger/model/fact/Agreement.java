package org.embargoledger.model.fact;

import java.util.List;
import java.util.Optional;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Period;

/**
 * An arrangement that pledges, deliveries and activities belong to.
 *
 * @param period the day it was agreed or signed, or the span in which it is in force
 */
public record Agreement(
    Counterparty counterparty,
    Optional<String> counterpartyName,
    String target,
    Period period,
    String title,
    Kind kind,
    Status status,
    Sector sector,
    Optional<String> place,
    boolean jointEntity,
    Optional<String> note,
    Provenance provenance,
    List<Relation> relations)
    implements Fact {

  public enum Kind {
    TREATY,
    PROTOCOL,
    MEMORANDUM,
    CONTRACT,
    ANNOUNCED_INTENT
  }

  public enum Status {
    PROPOSED,
    AGREED,
    SIGNED,
    RATIFIED,
    IN_FORCE,
    TERMINATED
  }

  @Override
  public Optional<Agreement> asAgreement() {
    return Optional.of(this);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.agreement(this);
  }
}
