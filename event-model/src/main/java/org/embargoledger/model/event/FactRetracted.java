package org.embargoledger.model.event;

import java.util.Optional;
import org.embargoledger.model.fact.Fact;

/** The end of a fact: its partner no longer claims it, with the reason. */
public record FactRetracted(EventHeader header, String reason) implements Event {

  @Override
  public Optional<Fact> standing() {
    return Optional.empty();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.retracted(this);
  }
}
