package org.embargoledger.alert.rules;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.embargoledger.alert.support.Tokens;

/** Requests about rules, as two people who may write them make them. */
public final class RuleDrafts {

  public static final String AUTHOR = "anna";
  public static final String SECOND = "boris";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private RuleDrafts() {}

  /** The fields of a rule on deliveries that has this expression. */
  public static Map<String, Object> content(String expression) {
    Map<String, Object> content = new TreeMap<>();
    content.put("title", "Large cargoes");
    content.put("target", "KP");
    content.put("factType", "FuelDelivery");
    content.put("expression", expression);
    content.put("message", "{fact.counterparty} delivered {fact.quantity.value}.");
    content.put("severity", "WARNING");
    content.put("reason", "A test");
    return content;
  }

  public static Response draft(Map<String, Object> body) {
    return post(AUTHOR, "", body);
  }

  /** Drafts a rule and gives its id. */
  public static String drafted(String expression) {
    String id = "large-cargo-" + COUNT.incrementAndGet();
    Map<String, Object> body = content(expression);
    body.put("id", id);
    draft(body).then().statusCode(201);
    return id;
  }

  public static Response post(String who, String path, Map<String, Object> body) {
    return Tokens.ruleWriter(who).contentType(ContentType.JSON).body(body).post("/v1/rules" + path);
  }

  public static Response step(String who, String path) {
    return post(who, path, Map.of("reason", "A test"));
  }

  public static Response get(String path) {
    return Tokens.reader().get("/v1/rules/" + path);
  }
}
