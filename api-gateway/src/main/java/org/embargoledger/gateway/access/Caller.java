package org.embargoledger.gateway.access;

import java.util.Optional;
import java.util.Set;
import org.embargoledger.gateway.route.Route;

/** Who asks, as their token says. */
public record Caller(String name, Optional<String> partner, Set<String> roles) {

  /** Whoever asks for what is open to everybody. */
  public static final Caller ANYBODY = new Caller("anybody", Optional.empty(), Set.of());

  public boolean may(Route route) {
    return route.role().map(role -> roles.contains(role.claim())).orElse(true);
  }
}
