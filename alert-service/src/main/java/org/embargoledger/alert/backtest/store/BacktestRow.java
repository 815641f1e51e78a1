package org.embargoledger.alert.backtest.store;

import io.quarkus.hibernate.reactive.panache.Panache;
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
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A backtest: what was asked, how far it is, and what came of it. */
@Entity
@DynamicUpdate
@Table(name = "backtest")
public class BacktestRow extends PanacheEntityBase {

  /** Where it stands. */
  public enum Status {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /**
   * @param number within the rule
   */
  @Embeddable
  public record Id(@Column(name = "rule_id") String ruleId, int number) {}

  @EmbeddedId public Id id;

  @Column(updatable = false)
  public int version;

  @Enumerated(EnumType.STRING)
  @JdbcTypeCode(SqlTypes.VARCHAR)
  public Status status;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(updatable = false)
  public JsonObject asked;

  @Column(name = "asked_by", updatable = false)
  public String askedBy;

  @Column(name = "asked_at", updatable = false)
  public Instant askedAt;

  /** When the replica that runs it was heard of last. */
  @Column(name = "heard_at")
  public Instant heardAt;

  @JdbcTypeCode(SqlTypes.JSON)
  public JsonObject progress;

  @JdbcTypeCode(SqlTypes.JSON)
  public JsonObject result;

  @Column(name = "cancel_asked")
  public boolean cancelAsked;

  public static Uni<BacktestRow> of(String ruleId, int number) {
    return findById(new Id(ruleId, number));
  }

  static Uni<Integer> lastNumber(String ruleId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select coalesce(max(number), 0) from backtest where rule_id = ?1",
                        Integer.class)
                    .setParameter(1, ruleId)
                    .getSingleResult());
  }
}
