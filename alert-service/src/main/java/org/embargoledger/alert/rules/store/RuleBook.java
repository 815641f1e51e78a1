package org.embargoledger.alert.rules.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.embargoledger.alert.rules.Rule;
import org.embargoledger.alert.rules.RuleEvent;
import org.embargoledger.alert.rules.RuleLife;
import org.embargoledger.alert.rules.RuleRun;
import org.embargoledger.alert.rules.RuleStep;
import org.embargoledger.alert.triage.Progress;

/**
 * All rules with their events. Whoever changes a rule holds the lock on the progress of alerts, so
 * that a change falls between two batches of events on every replica, and changes follow one
 * another.
 */
@ApplicationScoped
public class RuleBook {

  /** All rules as of one revision. */
  public record Contents(long revision, List<Rule> rules) {}

  /** The rule of that id; one that does not exist if there is none. */
  public Uni<Rule> rule(String id) {
    return Panache.withSession(() -> load(id));
  }

  /** The rule, or a 404. */
  public Uni<Rule> existing(String id) {
    return rule(id)
        .invoke(
            rule -> {
              if (!rule.exists()) {
                throw RuleLife.unknown(id);
              }
            });
  }

  private static Uni<Rule> load(String id) {
    return RuleEventRow.ofRule(id)
        .map(
            rows ->
                rows.isEmpty()
                    ? Rule.none(id)
                    : Rule.of(rows.stream().map(RuleEventRow::event).toList()));
  }

  public Uni<Contents> contents() {
    // The revision first: events that come in between make the next look a new one, no lost one.
    return Panache.withSession(
        () ->
            RuleEventRow.revision()
                .chain(
                    revision ->
                        RuleEventRow.all().map(rows -> new Contents(revision, group(rows)))));
  }

  private static List<Rule> group(List<RuleEventRow> rows) {
    Map<String, List<RuleEvent>> events = new LinkedHashMap<>();
    rows.forEach(
        row -> events.computeIfAbsent(row.id.ruleId(), id -> new ArrayList<>()).add(row.event()));
    return events.values().stream().map(Rule::of).toList();
  }

  /**
   * Takes one step.
   *
   * @param decision of the rule as it stands and of the position up to which findings are stored;
   *     may refuse by throwing
   * @return the rule after it
   */
  public Uni<Rule> change(String id, BiFunction<Rule, Long, RuleEvent> decision) {
    return Panache.withTransaction(
        () ->
            Progress.locked()
                .chain(
                    progress ->
                        load(id)
                            .chain(rule -> append(rule, decision.apply(rule, progress.position)))));
  }

  /**
   * Takes a version off duty, if it is on duty still; called within the transaction that stores the
   * batch.
   */
  Uni<Void> suspend(RuleRun.Failure failure, RuleStep step) {
    int version = failure.version().number();
    return load(failure.version().ruleId())
        .chain(
            rule ->
                rule.isOnDuty(version)
                    ? append(rule, RuleLife.suspend(rule, version, step)).replaceWithVoid()
                    : Uni.createFrom().voidItem());
  }

  private static Uni<Rule> append(Rule rule, RuleEvent event) {
    return RuleEventRow.of(event)
        .<RuleEventRow>persist()
        .chain(Panache::getSession)
        .chain(session -> session.flush())
        .replaceWith(rule.with(event));
  }
}
