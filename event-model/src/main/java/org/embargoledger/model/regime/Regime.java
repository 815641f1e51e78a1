package org.embargoledger.model.regime;

import java.util.List;
import java.util.Optional;

/** The rules on one target, as data. */
public record Regime(String name, String title, String target, List<Cap> caps) {

  public Regime {
    caps = List.copyOf(caps);
  }

  public Optional<Cap> cap(String id) {
    return caps.stream().filter(cap -> cap.id().equals(id)).findFirst();
  }
}
