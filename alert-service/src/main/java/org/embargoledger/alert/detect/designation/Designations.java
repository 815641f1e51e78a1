package org.embargoledger.alert.detect.designation;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.regime.DesignatedVessel;
import org.embargoledger.model.regime.Regime;

/** A regime's designated vessels by what a source may know of a ship. */
final class Designations {

  /**
   * @param entries one for each measure
   * @param how what the ship has in common with the entries
   */
  record Match(List<DesignatedVessel> entries, How how) {}

  enum How {
    IMO,
    MMSI,
    NAME_ONLY,
    /** The name of a designated ship, under another IMO number. */
    NAME_WITH_OTHER_IMO
  }

  private final Map<String, Set<DesignatedVessel>> byImo = new HashMap<>();
  private final Map<String, Set<DesignatedVessel>> byMmsi = new HashMap<>();
  private final Map<String, Set<DesignatedVessel>> byName = new HashMap<>();

  Designations(Regime regime) {
    for (DesignatedVessel entry : regime.vessels()) {
      entry.imo().ifPresent(imo -> add(byImo, imo, entry));
      entry.mmsi().ifPresent(mmsi -> add(byMmsi, mmsi, entry));
      Stream.concat(Stream.of(entry.name()), entry.aliases().stream())
          .forEach(name -> add(byName, Names.plain(name), entry));
    }
  }

  private static void add(
      Map<String, Set<DesignatedVessel>> index, String key, DesignatedVessel entry) {
    index.computeIfAbsent(key, absent -> new LinkedHashSet<>()).add(entry);
  }

  /** Empty if nothing the source knows of the ship is on the list. */
  Optional<Match> of(Vessel vessel) {
    Set<DesignatedVessel> imo = vessel.imo().map(byImo::get).orElse(null);
    if (imo != null) {
      return Optional.of(new Match(List.copyOf(imo), How.IMO));
    }
    Set<DesignatedVessel> mmsi = vessel.mmsi().map(byMmsi::get).orElse(null);
    if (mmsi != null) {
      return Optional.of(new Match(List.copyOf(mmsi), How.MMSI));
    }
    Set<DesignatedVessel> name = byName.get(Names.plain(vessel.name()));
    if (name == null) {
      return Optional.empty();
    }
    boolean isAnother =
        vessel.imo().isPresent() && name.stream().anyMatch(entry -> entry.imo().isPresent());
    return Optional.of(
        new Match(List.copyOf(name), isAnother ? How.NAME_WITH_OTHER_IMO : How.NAME_ONLY));
  }
}
