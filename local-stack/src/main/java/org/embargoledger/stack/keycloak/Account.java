package org.embargoledger.stack.keycloak;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who can sign in to the demo realm. The passwords are public: the realm is for one machine. */
public enum Account {
  ANALYST("analyst", false, "ledger:read", "alerts:read", "alerts:triage"),
  OPERATOR(
      "operator", false, "ledger:read", "alerts:read", "alerts:triage", "rules:write", "ops:admin"),
  PARTNER_A("partner-a", true, "events:write", "ledger:read", "alerts:read"),
  PARTNER_B("partner-b", true, "events:write", "ledger:read", "alerts:read"),
  /** The second pair of eyes: approves what the operator writes, and the other way round. */
  REVIEWER("reviewer", false, "ledger:read", "alerts:read", "alerts:triage", "rules:write");

  private final String id;
  private final boolean partner;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> roles;

  Account(String id, boolean partner, String... roles) {
    this.id = id;
    this.partner = partner;
    this.roles = List.of(roles);
  }

  public String id() {
    return id;
  }

  /** A partner organisation is a client with a service account; all others are people. */
  public boolean isPartner() {
    return partner;
  }

  public List<String> roles() {
    return roles;
  }

  /** The password of a person, the client secret of a partner. */
  public String secret() {
    return id + "-demo";
  }

  /** The form that the token endpoint takes. */
  public Map<String, String> tokenRequest() {
    return partner
        ? Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret())
        : Map.of(
            "grant_type",
            "password",
            "client_id",
            RealmTemplate.PUBLIC_CLIENT,
            "username",
            id,
            "password",
            secret());
  }

  public static Optional<Account> named(String id) {
    return Arrays.stream(values()).filter(account -> account.id.equals(id)).findFirst();
  }
}
