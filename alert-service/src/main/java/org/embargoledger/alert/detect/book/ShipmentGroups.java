package org.embargoledger.alert.detect.book;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.embargoledger.alert.detect.TrieMap;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.counting.DeliveryCounting;
import org.pcollections.PMap;

/**
 * Shipments by shape. Two shipments never exclude one another, and a total excludes all of a shape
 * or none, so a group is counted as a whole.
 */
record ShipmentGroups(PMap<Area, PMap<Shape, Shipments>> areas) {

  static final ShipmentGroups NONE = new ShipmentGroups(TrieMap.empty());

  /** What was counted more, and less, than before. */
  record Change(ShipmentGroups groups, Tally more, Tally less) {}

  boolean isEmpty() {
    return areas.isEmpty();
  }

  void addCountedTo(List<Claim> claims) {
    for (PMap<Shape, Shipments> area : areas.values()) {
      for (Shipments group : area.values()) {
        if (group.counted()) {
          claims.addAll(group.claims().values());
        }
      }
    }
  }

  Change with(Claim claim, Collection<Claim> taken) {
    Area area = Area.of(claim);
    Shape shape = Shape.of(claim);
    PMap<Shape, Shipments> here = areas.getOrDefault(area, TrieMap.empty());
    Shipments known = here.get(shape);
    Shipments group =
        (known == null ? Shipments.none(!isExcluded(claim, taken)) : known).with(claim);
    return new Change(
        new ShipmentGroups(areas.plus(area, here.plus(shape, group))),
        group.counted() ? Tally.NOTHING.plus(claim) : Tally.NOTHING,
        Tally.NOTHING);
  }

  Change without(Claim claim) {
    Area area = Area.of(claim);
    Shape shape = Shape.of(claim);
    PMap<Shape, Shipments> here = areas.get(area);
    Shipments group = here.get(shape).without(claim);
    PMap<Shape, Shipments> rest =
        group.claims().isEmpty() ? here.minus(shape) : here.plus(shape, group);
    return new Change(
        new ShipmentGroups(rest.isEmpty() ? areas.minus(area) : areas.plus(area, rest)),
        Tally.NOTHING,
        group.counted() ? Tally.NOTHING.plus(claim) : Tally.NOTHING);
  }

  /**
   * @param exchanged totals that are taken now and were not, or the reverse
   * @param taken all that are taken now
   */
  Change recount(Collection<Claim> exchanged, Collection<Claim> taken) {
    if (exchanged.isEmpty()) {
      return new Change(this, Tally.NOTHING, Tally.NOTHING);
    }
    PMap<Area, PMap<Shape, Shipments>> next = areas;
    Tally more = Tally.NOTHING;
    Tally less = Tally.NOTHING;
    for (Map.Entry<Area, PMap<Shape, Shipments>> entry : areas.entrySet()) {
      if (exchanged.stream().anyMatch(entry.getKey()::mayTouch)) {
        PMap<Shape, Shipments> here = entry.getValue();
        for (Map.Entry<Shape, Shipments> each : entry.getValue().entrySet()) {
          Shipments group = each.getValue();
          if (isExcluded(group.any(), exchanged)) {
            boolean counted = !isExcluded(group.any(), taken);
            if (counted != group.counted()) {
              here = here.plus(each.getKey(), group.counted(counted));
              more = counted ? more.plus(group.tally()) : more;
              less = counted ? less : less.plus(group.tally());
            }
          }
        }
        next = next.plus(entry.getKey(), here);
      }
    }
    return new Change(new ShipmentGroups(next), more, less);
  }

  private static boolean isExcluded(Claim claim, Collection<Claim> totals) {
    for (Claim total : totals) {
      if (DeliveryCounting.excludes(total, claim)) {
        return true;
      }
    }
    return false;
  }
}
