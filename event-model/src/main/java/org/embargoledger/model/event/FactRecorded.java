package org.embargoledger.model.event;

import java.util.Optional;
import org.embargoledger.model.fact.Fact;

/** The first version of a fact. */
public record FactRecorded(EventHeader header, Fact fact) implements Event {

  @Override
  public Optional<Fact> standing() {
    return Optional.of(fact);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.recorded(this);
  }
}
