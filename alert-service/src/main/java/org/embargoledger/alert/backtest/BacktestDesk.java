package org.embargoledger.alert.backtest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.backtest.store.BacktestRow;
import org.embargoledger.alert.backtest.store.BacktestStore;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.rules.Rule;
import org.embargoledger.alert.rules.RuleVersion;
import org.embargoledger.alert.rules.cel.CompiledRule;
import org.embargoledger.alert.rules.store.RuleBook;
import org.embargoledger.alert.rules.store.RuleKeeper;

/** Where backtests are asked for. */
@ApplicationScoped
public class BacktestDesk {

  /** Stands for the version of a detector that ships. */
  public static final int BUILT_IN = 0;

  private final RuleBook book;
  private final RuleKeeper keeper;
  private final BacktestStore store;
  private final Backtests backtests;
  private final Rules rules = Rules.shipped();

  @Inject
  public BacktestDesk(RuleBook book, RuleKeeper keeper, BacktestStore store, Backtests backtests) {
    this.book = book;
    this.keeper = keeper;
    this.store = store;
    this.backtests = backtests;
  }

  /**
   * Begins a backtest of an analyst's rule, or of a detector that ships.
   *
   * @param version chooses the rule's version
   */
  public Uni<BacktestRow> begin(
      String id, ToIntFunction<Rule> version, Window window, ObjectNode asked, String actor) {
    JsonObject question = new JsonObject(asked.toString());
    return Detectors.names().contains(id)
        ? ofDetector(id, window, question, actor)
        : book.existing(id).chain(rule -> ofRule(rule, version, window, question, actor));
  }

  private Uni<BacktestRow> ofRule(
      Rule rule, ToIntFunction<Rule> version, Window window, JsonObject asked, String actor) {
    RuleVersion tested = rule.version(version.applyAsInt(rule)).orElseThrow();
    Optional<RuleVersion> live = rule.live();
    live.ifPresent(present -> asked.put("against", present.number()));
    return backtests.begin(
        new BacktestStore.Asked(rule.id(), tested.number(), asked, actor),
        () -> new Replay(Replay.ofRule(ready(tested), live.map(this::ready), rules), window));
  }

  private CompiledRule ready(RuleVersion version) {
    return CompiledRule.compile(version, rules, keeper.language());
  }

  private Uni<BacktestRow> ofDetector(String name, Window window, JsonObject asked, String actor) {
    return store
        .raisedBy(name)
        .chain(
            alerts ->
                backtests.begin(
                    new BacktestStore.Asked(name, BUILT_IN, asked, actor),
                    () -> {
                      Replay replay = new Replay(Replay.ofDetector(name, rules), window);
                      alerts.forEach(
                          alert -> replay.known(alert.key, alert.position, alert.raisedAt));
                      return replay;
                    }));
  }
}
