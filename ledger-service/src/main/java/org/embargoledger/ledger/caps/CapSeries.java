package org.embargoledger.ledger.caps;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.regime.Cap;

/** The use of a limit by month, what is reported beside what is observed and estimated. */
final class CapSeries {

  private CapSeries() {}

  public record View(String unit, List<Month> months) {}

  /**
   * @param month the calendar month, or the days of it in the cap year
   */
  public record Month(String month, Point reported, Point observed, Point estimated) {}

  /**
   * @param added in the month; null if nothing is said of it
   * @param cumulative since the cap year began; null if nothing was said of it so far
   * @param percent of the limit, by the best cumulative figure
   * @param spread whether a share of a longer period is in it
   */
  public record Point(Band added, Band cumulative, String percent, boolean spread) {}

  static View of(Cap.Limit limit, Map<Basis, List<MonthlyUse>> months) {
    Map<Basis, List<Point>> points = new EnumMap<>(Basis.class);
    months.forEach((basis, uses) -> points.put(basis, points(uses)));
    List<MonthlyUse> calendar = months.get(Basis.REPORTED);
    List<Month> view = new ArrayList<>();
    for (int i = 0; i < calendar.size(); i++) {
      view.add(
          new Month(
              calendar.get(i).month().toString(),
              points.get(Basis.REPORTED).get(i),
              points.get(Basis.OBSERVED).get(i),
              points.get(Basis.ESTIMATED).get(i)));
    }
    return new View(limit.unit().symbol(), view);
  }

  private static List<Point> points(List<MonthlyUse> uses) {
    List<Point> points = new ArrayList<>();
    boolean begun = false;
    for (MonthlyUse use : uses) {
      begun = begun || use.added() != null;
      points.add(
          new Point(
              use.added() == null ? null : Band.of(use.added()),
              begun ? Band.of(use.cumulative().usage().used()) : null,
              begun ? use.cumulative().usage().percent().toPlainString() : null,
              use.spread()));
    }
    return points;
  }
}
