package org.embargoledger.alert.detect.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.embargoledger.alert.detect.Standing;
import org.embargoledger.alert.detect.TrieMap;
import org.pcollections.PMap;

/**
 * The latest facts of each trace and size, as they stand.
 *
 * @param bySize by trace and step
 */
record Traces(PMap<Trace, PMap<Integer, List<Standing>>> bySize) {

  static final Traces NONE = new Traces(TrieMap.empty());

  /** Empty if there is none. */
  PMap<Integer, List<Standing>> of(Trace trace) {
    PMap<Integer, List<Standing>> known = bySize.get(trace);
    return known == null ? TrieMap.empty() : known;
  }

  /**
   * @param latest how many are kept
   */
  Traces with(Trace trace, int step, Standing standing, int latest) {
    PMap<Integer, List<Standing>> sizes = of(trace);
    List<Standing> known = sizes.getOrDefault(step, List.of());
    return new Traces(bySize.plus(trace, sizes.plus(step, with(known, standing, latest))));
  }

  private static List<Standing> with(List<Standing> known, Standing standing, int latest) {
    List<Standing> same = new ArrayList<>(latest);
    same.addAll(known.size() < latest ? known : known.subList(1, known.size()));
    same.add(standing);
    return List.copyOf(same);
  }

  Traces without(Trace trace, int step, UUID factId) {
    PMap<Integer, List<Standing>> sizes = of(trace);
    List<Standing> same = sizes.getOrDefault(step, List.of());
    int at = indexOf(same, factId);
    if (at < 0) {
      return this;
    }
    List<Standing> rest = new ArrayList<>(same);
    rest.remove(at);
    PMap<Integer, List<Standing>> left =
        rest.isEmpty() ? sizes.minus(step) : sizes.plus(step, List.copyOf(rest));
    return new Traces(left.isEmpty() ? bySize.minus(trace) : bySize.plus(trace, left));
  }

  private static int indexOf(List<Standing> standings, UUID factId) {
    for (int i = 0; i < standings.size(); i++) {
      if (standings.get(i).header().factId().equals(factId)) {
        return i;
      }
    }
    return -1;
  }
}
