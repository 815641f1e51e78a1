package org.embargoledger.alert.delivery.webhook;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.embargoledger.alert.support.Tokens;

/** What tests do with webhooks over the API. */
public final class Webhooks {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Webhooks() {}

  /** A webhook that was made. */
  public record Made(String id, String secret) {

    String path() {
      return "/v1/webhooks/" + id;
    }

    JsonPath now() {
      return Tokens.analyst().get(path()).then().statusCode(200).extract().jsonPath();
    }

    List<Map<String, Object>> deliveries(String query) {
      return Tokens.analyst()
          .get(path() + "/deliveries?limit=200&" + query)
          .then()
          .statusCode(200)
          .extract()
          .jsonPath()
          .getList("deliveries");
    }

    /** Waits until there is a delivery like that. */
    Map<String, Object> delivery(String status, Predicate<Map<String, Object>> like) {
      return await()
          .atMost(PATIENCE)
          .until(
              () -> deliveries("status=" + status).stream().filter(like).findFirst().orElse(null),
              found -> found != null);
    }

    void delete() {
      Tokens.operator().delete(path()).then().statusCode(204);
    }
  }

  public static Made made(String body) {
    JsonPath answer =
        post(body)
            .statusCode(201)
            .header("Location", startsWith("/v1/webhooks/"))
            .extract()
            .jsonPath();
    return new Made(answer.getString("id"), answer.getString("secret"));
  }

  /** Told of every step of the detector of stated exchange rates. */
  static Made at(String url) {
    return made(body(url, ""));
  }

  static String body(String url, String more) {
    return """
    {"url": "%s", "matchers": {"detector": ["stated-exchange-rate"]}%s}
    """
        .formatted(url, more);
  }

  static ValidatableResponse post(String body) {
    return Tokens.operator().contentType(ContentType.JSON).body(body).post("/v1/webhooks").then();
  }

  static ValidatableResponse put(Made webhook, String body) {
    return Tokens.operator().contentType(ContentType.JSON).body(body).put(webhook.path()).then();
  }

  static void until(Callable<Boolean> holds) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(holds);
  }
}
