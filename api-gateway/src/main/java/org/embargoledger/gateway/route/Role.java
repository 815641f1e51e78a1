package org.embargoledger.gateway.route;

import java.util.Locale;

/** A realm role that a route may ask for. */
public enum Role {
  EVENTS_WRITE,
  LEDGER_READ,
  ALERTS_READ,
  ALERTS_TRIAGE,
  RULES_WRITE,
  OPS_ADMIN;

  /** The name in the token, such as {@code events:write}. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }
}
