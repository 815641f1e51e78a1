package org.embargoledger.alert.backtest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.alert.rules.FindingJson;
import org.embargoledger.model.json.Json;

/**
 * What a version changes: alerts that are new, those that are gone, and those that stay.
 *
 * @param changes the first of each kind, in order of position
 */
public record Difference(int fresh, int gone, int unchanged, List<Entry> changes) {

  /** What happens to an alert. */
  public enum Change {
    NEW,
    GONE,
    UNCHANGED
  }

  /** One alert with what happens to it. */
  public record Entry(Change change, ObjectNode finding) {}

  /** Of each kind; the counts are of all. */
  private static final int SHOWN_MAX = 1_000;

  /**
   * @param candidate by the version that is tested
   * @param baseline by what is live
   */
  static Difference between(Raised candidate, Raised baseline) {
    List<String> fresh = candidate.without(baseline);
    List<String> gone = baseline.without(candidate);
    List<String> unchanged = candidate.alsoIn(baseline);
    List<Entry> changes = new ArrayList<>();
    add(changes, Change.NEW, fresh, candidate);
    add(changes, Change.GONE, gone, baseline);
    add(changes, Change.UNCHANGED, unchanged, candidate);
    return new Difference(fresh.size(), gone.size(), unchanged.size(), List.copyOf(changes));
  }

  private static void add(List<Entry> changes, Change change, List<String> keys, Raised raised) {
    keys.stream()
        .limit(SHOWN_MAX)
        .forEach(
            key ->
                changes.add(
                    new Entry(
                        change,
                        raised
                            .full(key)
                            .map(FindingJson::of)
                            .orElseGet(
                                () ->
                                    Json.object()
                                        .put("key", key)
                                        .put("position", raised.position(key))))));
  }

  /** The counts, as an approval keeps them. */
  public ObjectNode counts() {
    return Json.object().put("new", fresh).put("gone", gone).put("unchanged", unchanged);
  }
}
