package org.embargoledger.alert.detect.report;

import org.embargoledger.alert.detect.TrieMap;
import org.embargoledger.model.regime.ReportingDuty;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * What one state has reported under one duty, by the numbers of the reporting periods.
 *
 * @param first the first period in which it delivered; before it nothing was due
 * @param single how many reports of just that period are on record
 * @param wider how many figures of longer periods that contain it
 * @param announced the periods that were told to be missing
 * @param checkedTo the last overdue period that was looked at
 * @param isDirty whether something changed since
 */
record Track(
    ReportingDuty duty,
    int first,
    PMap<Integer, Integer> single,
    PMap<Integer, Integer> wider,
    PSet<Integer> announced,
    int checkedTo,
    boolean isDirty) {

  static Track of(ReportingDuty duty, int first) {
    return new Track(
        duty,
        first,
        TrieMap.empty(),
        TrieMap.empty(),
        HashTreePSet.empty(),
        Integer.MIN_VALUE,
        true);
  }

  Track delivered(int index) {
    return index >= first
        ? this
        : new Track(duty, index, single, wider, announced, checkedTo, true);
  }

  /**
   * @param by 1 for a report that is on record now, -1 for one that is no longer
   */
  Track reported(int from, int to, int by) {
    if (from == to) {
      return new Track(duty, first, count(single, from, by), wider, announced, checkedTo, true);
    }
    PMap<Integer, Integer> next = wider;
    for (int index = from; index <= to; index++) {
      next = count(next, index, by);
    }
    return new Track(duty, first, single, next, announced, checkedTo, true);
  }

  boolean hasSingle(int index) {
    return single.containsKey(index);
  }

  boolean covers(int index) {
    return single.containsKey(index) || wider.containsKey(index);
  }

  Track checked(PSet<Integer> told, int upTo) {
    return new Track(duty, first, single, wider, told, upTo, false);
  }

  private static PMap<Integer, Integer> count(PMap<Integer, Integer> counts, int index, int by) {
    int now = counts.getOrDefault(index, 0) + by;
    return now == 0 ? counts.minus(index) : counts.plus(index, now);
  }
}
