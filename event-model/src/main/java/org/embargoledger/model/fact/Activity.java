package org.embargoledger.model.fact;

import java.util.List;
import java.util.Optional;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;

/**
 * Something done, or planned, between the counterparty and the target.
 *
 * @param amount the money paid; present exactly if the kind is {@code DISBURSEMENT}
 */
public record Activity(
    Counterparty counterparty,
    Optional<String> counterpartyName,
    String target,
    Period period,
    Kind kind,
    Status status,
    Sector sector,
    String description,
    Optional<String> place,
    Optional<String> outcome,
    Optional<Money> amount,
    Provenance provenance,
    List<Relation> relations)
    implements Fact {

  public enum Kind {
    DOCUMENTATION_HANDOVER,
    PLANNING,
    SURVEY,
    TRAINING,
    EQUIPMENT_SUPPLY,
    MEETING,
    DISBURSEMENT,
    STATEMENT,
    OTHER
  }

  public enum Status {
    PLANNED,
    CONDITIONAL,
    ONGOING,
    PARTIAL,
    COMPLETED,
    CANCELLED
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.activity(this);
  }
}
