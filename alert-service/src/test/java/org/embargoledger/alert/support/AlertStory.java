package org.embargoledger.alert.support;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.Fact;

/** The one log that all tests of a running service write to, and the alerts that come of it. */
public final class AlertStory {

  private static final LogBuilder LOG = new LogBuilder();

  private AlertStory() {}

  /** Puts a fact into the log and waits until its findings are stored. */
  public static synchronized Event recorded(Fact fact) {
    Event event = LOG.record(fact);
    published(event);
    return event;
  }

  public static synchronized Event corrected(Event before, Fact fact) {
    Event event = LOG.correct(before, fact);
    published(event);
    return event;
  }

  public static synchronized Event retracted(Event before) {
    Event event = LOG.retract(before);
    published(event);
    return event;
  }

  private static void published(Event event) {
    EventTopic.publish(event);
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> list("limit=1").getLong("position") >= event.header().position());
  }

  public static JsonPath list(String query) {
    return Tokens.reader().get("/v1/alerts?" + query).then().statusCode(200).extract().jsonPath();
  }

  /** The alerts whose key has the given part. */
  public static List<Map<String, Object>> withKey(String part) {
    return list("limit=200").<Map<String, Object>>getList("alerts").stream()
        .filter(alert -> alert.get("key").toString().contains(part))
        .toList();
  }

  /** Raises a fresh alert and gives its id. */
  public static String raised() {
    Event pledge = recorded(Pledges.russias().fact());
    return withKey("stated-exchange-rate/KP/" + pledge.header().factId())
        .get(0)
        .get("id")
        .toString();
  }
}
