package org.embargoledger.system.support;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the event log through the gateway. */
public final class Log {

  private Log() {}

  /** All events in order, as parsed JSON. */
  public static List<Map<String, Object>> read() {
    List<Map<String, Object>> events = new ArrayList<>();
    String next = "/v1/events?after=-1&limit=1000";
    while (next != null) {
      JsonPath page = RunningSystem.as("analyst").get(next).jsonPath();
      events.addAll(page.getList("events"));
      next = page.getString("next");
    }
    return events;
  }
}
