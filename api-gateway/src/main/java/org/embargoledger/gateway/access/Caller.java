package org.embargoledger.gateway.access;

import java.util.Optional;
import java.util.Set;
import org.embargoledger.gateway.route.Role;

/** Who asks, as their token says. */
public record Caller(String name, Optional<String> partner, Set<String> roles) {

  public boolean has(Role role) {
    return roles.contains(role.claim());
  }
}
