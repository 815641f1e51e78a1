package org.embargoledger.ledger.projection.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.ProductClass;
import org.hibernate.annotations.Immutable;

/** A fact by its latest event. Written by {@link BatchStatements} only. */
@Entity
@Immutable
@IdClass(StandingFactId.class)
@Table(name = "standing_fact")
public class StandingFactRow extends PanacheEntityBase {

  @Id public int generation;

  @Id
  @Column(name = "fact_id")
  public UUID factId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "position")
  public FactEvent latest;

  public boolean retracted;

  public String target;

  @Enumerated(EnumType.STRING)
  @Column(name = "product_class")
  public ProductClass productClass;

  @Enumerated(EnumType.STRING)
  public Basis basis;

  @Column(name = "period_from")
  public LocalDate periodFrom;

  @Column(name = "period_to")
  public LocalDate periodTo;

  /**
   * Those that begin in the window, and behind them those that began before. The order is that of
   * an index: without it, a limit makes the planner read the table from its beginning.
   */
  private static final String IN_WINDOW =
      """
      SELECT position FROM (
        (SELECT position FROM standing_fact
          WHERE generation = :generation AND NOT retracted AND target = :target
            AND product_class = :products AND period_from BETWEEN :from AND :to
          ORDER BY basis, period_from LIMIT :max)
        UNION ALL
        (SELECT position FROM standing_fact
          WHERE generation = :generation AND NOT retracted AND target = :target
            AND product_class = :products AND period_from < period_to AND period_to >= :from
            AND period_from < :from
          ORDER BY basis, period_to LIMIT :max)) AS deliveries
      LIMIT :max
      """;

  /** Where the standing deliveries with a day in the window stand, up to so many. */
  public static Uni<List<Long>> positions(
      int generation, String target, ProductClass productClass, Period window, int max) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(IN_WINDOW, Long.class)
                    .setParameter("generation", generation)
                    .setParameter("target", target)
                    .setParameter("products", productClass.name())
                    .setParameter("from", window.from())
                    .setParameter("to", window.to())
                    .setParameter("max", (long) max)
                    .getResultList());
  }
}
