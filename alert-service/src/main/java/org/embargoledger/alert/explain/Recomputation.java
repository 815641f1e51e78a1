package org.embargoledger.alert.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.triage.Alert;
import org.embargoledger.alert.triage.Evidenced;

/**
 * What came of deriving an alert again from the log.
 *
 * @param position up to which the log was folded
 * @param differences empty if it is the same
 * @param events the evidence as it lies in the log, with leaf hashes
 * @param then by which rule, regime and engine it was raised
 * @param now by which it was derived again
 */
public record Recomputation(
    UUID alertId,
    String key,
    Outcome outcome,
    String statement,
    long position,
    List<Difference> differences,
    List<Derivation.Leaf> events,
    JudgedBy then,
    JudgedBy now) {

  public enum Outcome {
    SAME,
    DIFFERENT
  }

  /** What was stored and what is derived, where they differ. */
  public record Difference(String field, Object stored, Object derived) {}

  /** Rule with version and parameters, regime, and engine build. */
  public record JudgedBy(
      Map<String, Object> rule,
      @JsonInclude(JsonInclude.Include.NON_NULL) String regime,
      Map<String, Object> engine) {

    private static JudgedBy of(JsonObject claim) {
      return new JudgedBy(
          claim.getJsonObject("rule", new JsonObject()).getMap(),
          claim.getString("regime"),
          claim.getJsonObject("engine", new JsonObject()).getMap());
    }
  }

  static Recomputation of(Alert alert, Evidenced stored, Derivation derived) {
    List<Difference> differences = new ArrayList<>();
    JsonObject claim = derived.claim();
    if (derived.finding().isEmpty()) {
      differences.add(new Difference("finding", stored.sentence(), null));
      claim = new JsonObject().put("engine", EngineBuild.PRESENT.toJson());
    } else {
      compare(stored, derived.finding().get(), differences);
    }
    compareLeaves(stored, derived, differences);
    return new Recomputation(
        alert.id,
        alert.key,
        differences.isEmpty() ? Outcome.SAME : Outcome.DIFFERENT,
        statement(differences, derived),
        derived.folded(),
        differences,
        derived.leaves(),
        JudgedBy.of(stored.claim()),
        JudgedBy.of(claim));
  }

  private static void compare(Evidenced stored, Finding finding, List<Difference> differences) {
    JsonObject evidence = new JsonObject(finding.evidence().toJson().toString());
    differ(differences, "sentence", stored.sentence(), finding.sentence());
    differ(differences, "severity", stored.severity(), finding.severity().name());
    differ(
        differences,
        "legalReference",
        stored.legalReference(),
        finding.legalReference().orElse(null));
    for (String part : List.of("cause", "events", "figures", "computation", "basedOn")) {
      differ(
          differences,
          "evidence." + part,
          stored.evidence().getValue(part),
          evidence.getValue(part));
    }
  }

  private static void compareLeaves(
      Evidenced stored, Derivation derived, List<Difference> differences) {
    Map<String, String> hashes = new HashMap<>();
    derived.leaves().forEach(leaf -> hashes.put(leaf.eventId(), leaf.leafHash()));
    JsonArray events = stored.claim().getJsonArray("events", new JsonArray());
    for (int i = 0; i < events.size(); i++) {
      JsonObject event = events.getJsonObject(i);
      if (event.containsKey("leafHash")) {
        String id = event.getString("eventId");
        differ(differences, "leafHash of " + id, event.getString("leafHash"), hashes.get(id));
      }
    }
  }

  private static void differ(
      List<Difference> differences, String field, Object stored, Object derived) {
    if (!Objects.equals(stored, derived)) {
      differences.add(new Difference(field, plain(stored), plain(derived)));
    }
  }

  private static Object plain(Object value) {
    if (value instanceof JsonObject object) {
      return object.getMap();
    }
    return value instanceof JsonArray array ? array.getList() : value;
  }

  private static String statement(List<Difference> differences, Derivation derived) {
    if (differences.isEmpty()) {
      return "Folding the log up to position %d again gives the same, word for word."
          .formatted(derived.folded());
    }
    return derived.finding().isEmpty()
        ? "Folding the log up to position %d again, this build does not find it."
            .formatted(derived.folded())
        : "Folding the log up to position %d again gives something else: see differences."
            .formatted(derived.folded());
  }
}
