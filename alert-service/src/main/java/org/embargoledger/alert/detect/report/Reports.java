package org.embargoledger.alert.detect.report;

import org.embargoledger.alert.detect.TrieMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** All tracks, and the late reports of the present day, which are told together when it is over. */
record Reports(PMap<Reporter, Track> tracks, PVector<Late> late) {

  static final Reports NONE = new Reports(TrieMap.empty(), TreePVector.empty());

  Reports with(Reporter reporter, Track track) {
    return new Reports(tracks.plus(reporter, track), late);
  }

  Reports plus(Late report) {
    return new Reports(tracks, late.plus(report));
  }
}
