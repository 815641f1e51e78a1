package org.embargoledger.system.support;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.embargoledger.stack.Secrets;

/** Keycloak's administrator, for tokens that the demo realm does not give out. */
public final class Admin {

  private static final int LIFE_SECONDS = 1;

  /** Clocks may differ by a little, so verifiers may wait a little longer. */
  private static final long PATIENCE_MS = 4_000;

  private Admin() {}

  /** A token that was good a moment ago. */
  public static String shortLivedToken(String client) throws InterruptedException {
    String id =
        admin()
            .get("/admin/realms/embargo/clients?clientId=" + client)
            .jsonPath()
            .getString("[0].id");
    setTokenLife(id, Integer.toString(LIFE_SECONDS));
    try {
      String token = RunningSystem.token(client);
      Thread.sleep(PATIENCE_MS);
      return token;
    } finally {
      setTokenLife(id, "");
    }
  }

  /** A token that Keycloak signed, but for its own realm. */
  public static String tokenOfAnotherRealm() {
    return RestAssured.given()
        .baseUri(RunningSystem.stack().config().keycloakUrl())
        .contentType(ContentType.URLENC)
        .formParams(
            Map.of(
                "grant_type", "password",
                "client_id", "admin-cli",
                "username", "admin",
                "password",
                    Secrets.in(RunningSystem.stack().config().state()).password("keycloak-admin")))
        .post("/realms/master/protocol/openid-connect/token")
        .then()
        .statusCode(200)
        .extract()
        .path("access_token");
  }

  private static void setTokenLife(String clientId, String seconds) {
    String path = "/admin/realms/embargo/clients/" + clientId;
    Map<String, Object> client = admin().get(path).jsonPath().getMap("");
    @SuppressWarnings("unchecked")
    Map<String, Object> attributes = (Map<String, Object>) client.get("attributes");
    attributes.put("access.token.lifespan", seconds);
    admin().contentType(ContentType.JSON).body(client).put(path).then().statusCode(204);
  }

  private static RequestSpecification admin() {
    return RestAssured.given()
        .baseUri(RunningSystem.stack().config().keycloakUrl())
        .auth()
        .oauth2(tokenOfAnotherRealm());
  }
}
