package org.embargoledger.alert.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.embargoledger.model.json.Json;

/**
 * Everything that is needed to check a finding by hand.
 *
 * @param cause id of the event, or name of the day, it was noticed at
 * @param events ids of the events whose figures it uses, in order of position
 * @param figures exact, as strings
 * @param computation how the figures follow from the events
 * @param basedOn the rule or table that the figures are measured against
 */
public record Evidence(
    String cause, List<String> events, ObjectNode figures, String computation, String basedOn) {

  private static final String DAY = "day.";

  public Evidence {
    events = List.copyOf(events);
  }

  /** Stands for an event where a day is the cause. */
  static String causeOf(LocalDate day) {
    return DAY + day;
  }

  /** The day whose beginning was the cause; empty if it was an event. */
  public Optional<LocalDate> day() {
    return dayOf(cause);
  }

  /** The day that a cause names; empty if it names an event. */
  public static Optional<LocalDate> dayOf(String cause) {
    return cause.startsWith(DAY)
        ? Optional.of(LocalDate.parse(cause.substring(DAY.length())))
        : Optional.empty();
  }

  public JsonNode toJson() {
    ObjectNode json = Json.object();
    json.put("cause", cause);
    events.forEach(json.putArray("events")::add);
    json.set("figures", figures);
    json.put("computation", computation);
    json.put("basedOn", basedOn);
    return json;
  }
}
