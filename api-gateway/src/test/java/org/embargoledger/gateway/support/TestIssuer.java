package org.embargoledger.gateway.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;

/** An identity provider reduced to its discovery document and its keys, over real HTTP. */
public final class TestIssuer implements QuarkusTestResourceLifecycleManager {

  static final RsaJsonWebKey KEY = newKey("the-realm");
  private static String issuer;

  private Vertx vertx;

  static String issuer() {
    return issuer;
  }

  static RsaJsonWebKey newKey(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      key.setAlgorithm("RS256");
      key.setUse("sig");
      return key;
    } catch (org.jose4j.lang.JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, String> start() {
    vertx = Vertx.vertx();
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(TestIssuer::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    issuer = "http://127.0.0.1:" + server.actualPort() + "/realms/embargo";
    return Map.of("quarkus.oidc.auth-server-url", issuer);
  }

  private static void answer(HttpServerRequest request) {
    JsonObject body =
        request.path().endsWith("/certs")
            ? new JsonObject()
                .put(
                    "keys",
                    new JsonArray()
                        .add(new JsonObject(KEY.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))))
            : new JsonObject().put("issuer", issuer).put("jwks_uri", issuer + "/certs");
    request.response().putHeader("Content-Type", "application/json").end(body.encode());
  }

  @Override
  public void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
