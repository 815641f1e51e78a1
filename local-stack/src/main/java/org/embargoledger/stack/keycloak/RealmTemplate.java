package org.embargoledger.stack.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * The realm that Keycloak imports: what is fixed comes from realm.json, the accounts are added from
 * {@link Account}.
 */
public final class RealmTemplate {
  static final String PUBLIC_CLIENT = "embargo-cli";
  static final String AUDIENCE = "embargo-ledger";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private RealmTemplate() {}

  public static String json() {
    try (InputStream in = RealmTemplate.class.getResourceAsStream("/realm.json")) {
      ObjectNode realm = (ObjectNode) JSON.readTree(in);
      addRoles(realm);
      ArrayNode clients = realm.withArray("clients");
      addMapper((ObjectNode) clients.get(0), audienceMapper());
      ArrayNode users = realm.withArray("users");
      for (Account account : Account.values()) {
        if (account.isPartner()) {
          clients.add(partnerClient(account));
          users.add(serviceAccount(account));
        } else {
          users.add(person(account));
        }
      }
      return JSON.writeValueAsString(realm);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addRoles(ObjectNode realm) {
    ArrayNode roles = realm.withObject("roles").withArray("realm");
    Arrays.stream(Account.values())
        .flatMap(account -> account.roles().stream())
        .distinct()
        .sorted()
        .forEach(role -> roles.addObject().put("name", role));
  }

  private static ObjectNode partnerClient(Account account) {
    ObjectNode client = JSON.createObjectNode();
    client.put("clientId", account.id());
    client.put("enabled", true);
    client.put("protocol", "openid-connect");
    client.put("publicClient", false);
    client.put("secret", account.secret());
    client.put("serviceAccountsEnabled", true);
    client.put("standardFlowEnabled", false);
    client.put("directAccessGrantsEnabled", false);
    client.put("fullScopeAllowed", true);
    addMapper(client, audienceMapper());
    addMapper(client, partnerMapper(account));
    return client;
  }

  private static ObjectNode serviceAccount(Account account) {
    ObjectNode user = JSON.createObjectNode();
    user.put("username", "service-account-" + account.id());
    user.put("enabled", true);
    user.put("serviceAccountClientId", account.id());
    account.roles().forEach(user.withArray("realmRoles")::add);
    return user;
  }

  /** Keycloak refuses a password grant to a user whose profile lacks a name or an address. */
  private static ObjectNode person(Account account) {
    ObjectNode user = JSON.createObjectNode();
    user.put("username", account.id());
    user.put("enabled", true);
    user.put("email", account.id() + "@embargo.example");
    user.put("emailVerified", true);
    user.put("firstName", "Demo");
    user.put(
        "lastName",
        account.id().substring(0, 1).toUpperCase(Locale.ROOT) + account.id().substring(1));
    user.withArray("credentials")
        .addObject()
        .put("type", "password")
        .put("value", account.secret())
        .put("temporary", false);
    account.roles().forEach(user.withArray("realmRoles")::add);
    return user;
  }

  private static void addMapper(ObjectNode client, ObjectNode mapper) {
    client.withArray("protocolMappers").add(mapper);
  }

  private static ObjectNode audienceMapper() {
    ObjectNode mapper = mapper("audience", "oidc-audience-mapper");
    mapper
        .withObject("config")
        .put("included.custom.audience", AUDIENCE)
        .put("access.token.claim", "true")
        .put("introspection.token.claim", "true")
        .put("id.token.claim", "false");
    return mapper;
  }

  private static ObjectNode partnerMapper(Account account) {
    ObjectNode mapper = mapper("partner", "oidc-hardcoded-claim-mapper");
    mapper
        .withObject("config")
        .put("claim.name", "partner")
        .put("claim.value", account.id())
        .put("jsonType.label", "String")
        .put("access.token.claim", "true")
        .put("introspection.token.claim", "true")
        .put("id.token.claim", "false")
        .put("userinfo.token.claim", "false");
    return mapper;
  }

  private static ObjectNode mapper(String name, String type) {
    return JSON.createObjectNode()
        .put("name", name)
        .put("protocol", "openid-connect")
        .put("protocolMapper", type);
  }
}
