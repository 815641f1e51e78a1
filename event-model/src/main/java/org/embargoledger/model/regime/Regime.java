package org.embargoledger.model.regime;

import java.util.List;
import java.util.Optional;

/**
 * The rules on one target, as data. Any of the lists may be empty.
 *
 * @param version grows with every change of the rules
 */
public record Regime(
    String name,
    int version,
    String title,
    String target,
    Validity validity,
    List<Cap> caps,
    List<ReportingDuty> duties,
    List<Prohibition> prohibitions,
    List<DesignatedVessel> vessels,
    List<DesignatedParty> parties) {

  public Regime {
    caps = List.copyOf(caps);
    duties = List.copyOf(duties);
    prohibitions = List.copyOf(prohibitions);
    vessels = List.copyOf(vessels);
    parties = List.copyOf(parties);
  }

  public Optional<Cap> cap(String id) {
    return caps.stream().filter(cap -> cap.id().equals(id)).findFirst();
  }

  /** Name and version, as findings cite it: {@code un-dprk v2}. */
  public String citation() {
    return name + " v" + version;
  }
}
