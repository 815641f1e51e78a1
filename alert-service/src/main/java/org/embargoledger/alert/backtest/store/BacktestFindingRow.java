package org.embargoledger.alert.backtest.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.embargoledger.alert.backtest.Difference;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One alert that a backtest found to be new, gone or unchanged. */
@Entity
@Immutable
@Table(name = "backtest_finding")
public class BacktestFindingRow extends PanacheEntityBase {

  /**
   * @param place within the backtest's result
   */
  @Embeddable
  public record Id(@Column(name = "rule_id") String ruleId, int number, int place) {}

  @EmbeddedId public Id id;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  public Difference.Change change;

  @JdbcTypeCode(SqlTypes.JSON)
  public JsonObject finding;

  static BacktestFindingRow of(BacktestRow.Id test, int place, Difference.Entry entry) {
    BacktestFindingRow row = new BacktestFindingRow();
    row.id = new Id(test.ruleId(), test.number(), place);
    row.change = entry.change();
    row.finding = new JsonObject(entry.finding().toString());
    return row;
  }

  public static Uni<List<BacktestFindingRow>> page(
      BacktestRow.Id test, Optional<Difference.Change> change, int offset, int limit) {
    String mine = "id.ruleId = ?1 and id.number = ?2";
    return (change.isPresent()
            ? find(
                mine + " and change = ?3 order by id.place",
                test.ruleId(),
                test.number(),
                change.get())
            : find(mine + " order by id.place", test.ruleId(), test.number()))
        .<BacktestFindingRow>range(offset, offset + limit - 1)
        .list();
  }
}
