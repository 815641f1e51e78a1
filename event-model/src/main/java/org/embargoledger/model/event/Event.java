package org.embargoledger.model.event;

import java.util.Optional;
import org.embargoledger.model.fact.Fact;

/** A fact that was recorded, corrected or retracted. Never changed. */
public sealed interface Event permits FactRecorded, FactCorrected, FactRetracted {

  EventHeader header();

  /** What holds of the fact after this event; empty once it is retracted. */
  Optional<Fact> standing();

  <R> R match(Cases<R> cases);

  /** One function for each kind of event: whoever forgets one does not compile. */
  interface Cases<R> {
    R recorded(FactRecorded event);

    R corrected(FactCorrected event);

    R retracted(FactRetracted event);
  }
}
