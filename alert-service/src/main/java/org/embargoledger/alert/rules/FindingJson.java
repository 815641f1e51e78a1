package org.embargoledger.alert.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.model.json.Json;

/** A finding that is no alert, as JSON. */
public final class FindingJson {

  private FindingJson() {}

  public static ObjectNode of(Finding finding) {
    ObjectNode json = Json.object();
    json.put("key", finding.key());
    json.put("detector", finding.detector());
    json.put("severity", finding.severity().name());
    json.put("target", finding.target());
    ObjectNode subject = json.putObject("subject");
    finding.subject().forEach(subject::put);
    json.put("sentence", finding.sentence());
    json.put("legalReference", finding.legalReference().orElse(null));
    json.put("raisedAt", finding.raisedAt().toString());
    json.put("position", finding.position());
    json.set("evidence", finding.evidence().toJson());
    return json;
  }
}
