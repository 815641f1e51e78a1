package org.embargoledger.alert.triage;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.embargoledger.alert.detect.Finding;

/**
 * What was found of an alert's key at one moment. Two of them are of the same substance if they say
 * the same of the same facts, by the same version of the rule and the regime. A correction that
 * leaves the figures alone makes another event of a fact, but no other substance.
 */
public record Evidenced(
    long position,
    Instant at,
    String severity,
    String sentence,
    String legalReference,
    JsonObject evidence,
    JsonObject claim) {

  public static Evidenced of(Notice.Found found) {
    Finding finding = found.finding();
    return new Evidenced(
        finding.position(),
        finding.raisedAt(),
        finding.severity().name(),
        finding.sentence(),
        finding.legalReference().orElse(null),
        new JsonObject(finding.evidence().toJson().toString()),
        found.claim());
  }

  /** What an alert rests on at present. */
  public static Evidenced latest(Alert alert) {
    JsonObject json = alert.latest;
    return json == null
        ? new Evidenced(
            alert.position,
            alert.raisedAt,
            alert.severity.name(),
            alert.sentence,
            alert.legalReference,
            alert.evidence,
            alert.claim)
        : new Evidenced(
            json.getLong("position"),
            Instant.parse(json.getString("at")),
            json.getString("severity"),
            json.getString("sentence"),
            json.getString("legalReference"),
            json.getJsonObject("evidence"),
            json.getJsonObject("claim"));
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("position", position)
        .put("at", at.toString())
        .put("severity", severity)
        .put("sentence", sentence)
        .put("legalReference", legalReference)
        .put("evidence", evidence)
        .put("claim", claim);
  }

  boolean isOfSameSubstanceAs(Evidenced other) {
    return sentence.equals(other.sentence)
        && severity.equals(other.severity)
        && figures().equals(other.figures())
        && facts().equals(other.facts())
        && Objects.equals(claim.getString("regime"), other.claim.getString("regime"))
        && Objects.equals(claim.getJsonObject("rule"), other.claim.getJsonObject("rule"));
  }

  private JsonObject figures() {
    return evidence.getJsonObject("figures", new JsonObject());
  }

  private Set<String> facts() {
    Set<String> facts = new TreeSet<>();
    List<?> events = evidence.getJsonArray("events", new JsonArray()).getList();
    events.forEach(event -> facts.add(event.toString().replaceFirst("\\.\\d+$", "")));
    return facts;
  }
}
