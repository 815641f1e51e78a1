package org.embargoledger.alert.detect.duplicate;

import java.util.UUID;
import org.embargoledger.alert.detect.Standing;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The latest facts of each trace and size, as they stand.
 *
 * @param bySize by trace and step
 */
record Traces(PMap<Trace, PMap<Integer, PVector<Standing>>> bySize) {

  static final Traces NONE = new Traces(HashTreePMap.empty());

  /** Empty if there is none. */
  PMap<Integer, PVector<Standing>> of(Trace trace) {
    PMap<Integer, PVector<Standing>> known = bySize.get(trace);
    return known == null ? HashTreePMap.empty() : known;
  }

  /**
   * @param latest how many are kept
   */
  Traces with(Trace trace, int step, Standing standing, int latest) {
    PMap<Integer, PVector<Standing>> sizes = of(trace);
    PVector<Standing> known = sizes.get(step);
    PVector<Standing> same = known == null ? TreePVector.singleton(standing) : known.plus(standing);
    return new Traces(
        bySize.plus(trace, sizes.plus(step, same.size() > latest ? same.minus(0) : same)));
  }

  Traces without(Trace trace, int step, UUID factId) {
    PMap<Integer, PVector<Standing>> sizes = of(trace);
    PVector<Standing> same = sizes.get(step);
    int at = same == null ? -1 : indexOf(same, factId);
    if (at < 0) {
      return this;
    }
    PVector<Standing> rest = same.minus(at);
    PMap<Integer, PVector<Standing>> left =
        rest.isEmpty() ? sizes.minus(step) : sizes.plus(step, rest);
    return new Traces(left.isEmpty() ? bySize.minus(trace) : bySize.plus(trace, left));
  }

  private static int indexOf(PVector<Standing> standings, UUID factId) {
    for (int i = 0; i < standings.size(); i++) {
      if (standings.get(i).header().factId().equals(factId)) {
        return i;
      }
    }
    return -1;
  }
}
