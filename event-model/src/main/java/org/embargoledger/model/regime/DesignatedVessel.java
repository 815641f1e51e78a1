package org.embargoledger.model.regime;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a list of designated vessels. A vessel may have several, one for each measure.
 *
 * @param imo empty where the list says that the vessel has none
 * @param authority who designated it: {@code UN}, {@code EU}
 */
public record DesignatedVessel(
    String name,
    List<String> aliases,
    Optional<String> imo,
    Optional<String> mmsi,
    LocalDate since,
    String measure,
    String authority,
    String legalReference,
    String source) {

  public DesignatedVessel {
    aliases = List.copyOf(aliases);
  }
}
