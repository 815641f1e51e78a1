package org.embargoledger.model.event;

import java.util.Optional;
import org.embargoledger.model.fact.Fact;

/** A later version that replaces the one before it, with the reason. */
public record FactCorrected(EventHeader header, Fact fact, String reason) implements Event {

  @Override
  public Optional<Fact> standing() {
    return Optional.of(fact);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.corrected(this);
  }
}
