package org.embargoledger.model.regime;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A person or body that an authority designated. */
public record DesignatedParty(
    String name,
    List<String> aliases,
    Outcome outcome,
    String authority,
    Optional<String> concern,
    LocalDate since,
    String legalReference,
    String source) {

  public DesignatedParty {
    aliases = List.copyOf(aliases);
  }
}
