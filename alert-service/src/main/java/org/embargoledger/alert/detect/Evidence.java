package org.embargoledger.alert.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.embargoledger.model.json.Json;

/**
 * Everything that is needed to check a finding by hand.
 *
 * @param cause id of the event it was noticed at
 * @param events ids of the events whose figures it uses, in order of position
 * @param figures exact, as strings
 * @param computation how the figures follow from the events
 * @param basedOn the rule or table that the figures are measured against
 */
public record Evidence(
    String cause, List<String> events, ObjectNode figures, String computation, String basedOn) {

  public Evidence {
    events = List.copyOf(events);
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
