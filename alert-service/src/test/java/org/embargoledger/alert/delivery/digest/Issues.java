package org.embargoledger.alert.delivery.digest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.embargoledger.alert.support.Tokens;

/** What became of digests, as the API tells it. */
final class Issues {

  private Issues() {}

  private static List<Map<String, Object>> of(String digest) {
    return Tokens.analyst()
        .get("/v1/digests/" + digest + "/issues")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("issues");
  }

  /** Waits until there is one like that. */
  static Map<String, Object> await(String digest, Predicate<Map<String, Object>> like) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> of(digest).stream().filter(like).findFirst().orElse(null),
            found -> found != null);
  }
}
