package org.embargoledger.alert.backtest;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.embargoledger.alert.detect.Finding;

/** The alerts that a version would have raised: the first finding of each key. Bounded. */
final class Raised {

  /** A rule that would raise more is a flood, whatever it is about. */
  static final int KEYS_MAX = 100_000;

  /** Findings that are kept in full; of the others only key and position. */
  static final int FULL_MAX = 2_000;

  private final Map<String, Long> positions = new LinkedHashMap<>();
  private final Map<String, Finding> full = new HashMap<>();

  /**
   * @throws FloodException if there are too many
   */
  void add(Finding finding) {
    if (positions.putIfAbsent(finding.key(), finding.position()) == null) {
      if (positions.size() > KEYS_MAX) {
        throw new FloodException();
      }
      if (full.size() < FULL_MAX) {
        full.put(finding.key(), finding);
      }
    }
  }

  /** An alert of which only this much is known. */
  void add(String key, long position) {
    if (positions.size() < KEYS_MAX) {
      positions.putIfAbsent(key, position);
    }
  }

  Set<String> keys() {
    return positions.keySet();
  }

  long position(String key) {
    return positions.get(key);
  }

  Optional<Finding> full(String key) {
    return Optional.ofNullable(full.get(key));
  }

  boolean has(String key) {
    return positions.containsKey(key);
  }

  /** The keys that the other does not have, in order of position. */
  List<String> without(Raised other) {
    return positions.keySet().stream().filter(key -> !other.has(key)).toList();
  }

  List<String> alsoIn(Raised other) {
    return positions.keySet().stream().filter(other::has).toList();
  }

  /** Too many alerts to compare. */
  static final class FloodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FloodException() {
      super("the rule would raise more than " + KEYS_MAX + " alerts");
    }
  }
}
