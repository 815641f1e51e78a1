package org.embargoledger.alert.triage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.alert.triage.Summary.Day;

/**
 * Keeps one detector from flooding the list: what it raises on a target beyond a day's limit is
 * kept like any other alert, but under one summary.
 */
@ApplicationScoped
public class DayLimit {

  private final int max;

  @Inject
  public DayLimit(LifeConfig config) {
    this.max = config.raisedPerDayMax();
  }

  /** Puts what is raised beyond the limit under summaries, which are raised where there is none. */
  Uni<Void> apply(CaseFile file) {
    Map<Day, List<Alert>> days = new LinkedHashMap<>();
    file.raised()
        .forEach(alert -> days.computeIfAbsent(Day.of(alert), day -> new ArrayList<>()).add(alert));
    return Multi.createFrom()
        .iterable(days.entrySet())
        .onItem()
        .transformToUniAndConcatenate(entry -> apply(file, entry.getKey(), entry.getValue()))
        .collect()
        .last();
  }

  private Uni<Void> apply(CaseFile file, Day day, List<Alert> alerts) {
    return ungrouped(day)
        .chain(
            count -> {
              int room = (int) Math.max(0, max - count);
              return alerts.size() <= room
                  ? Uni.createFrom().voidItem()
                  : group(file, day, alerts.subList(room, alerts.size()));
            });
  }

  private static Uni<Long> ungrouped(Day day) {
    Instant begin = day.day().atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant end = day.day().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return Alert.count(
        "detector = ?1 and target = ?2 and raisedAt >= ?3 and raisedAt < ?4 and groupId is null"
            + " and key != ?5",
        day.detector(),
        day.target(),
        begin,
        end,
        day.key());
  }

  private Uni<Void> group(CaseFile file, Day day, List<Alert> beyond) {
    return Alert.<Alert>findById(Alert.idOf(day.key()))
        .onItem()
        .ifNull()
        .switchTo(() -> raise(file, day, beyond.get(0)))
        .invoke(summary -> file.group(beyond, summary.id))
        .replaceWithVoid();
  }

  private Uni<Alert> raise(CaseFile file, Day day, Alert first) {
    Alert summary = Summary.of(day, max, first);
    file.addFirst(summary, AlertStep.first(summary, "limit:" + day.detector(), new JsonObject()));
    return Uni.createFrom().item(summary);
  }
}
