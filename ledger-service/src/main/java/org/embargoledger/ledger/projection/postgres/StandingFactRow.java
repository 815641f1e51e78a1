package org.embargoledger.ledger.projection.postgres;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
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

  /** Where the standing deliveries with a day in the window stand, up to so many. */
  public static Uni<List<Long>> positions(
      int generation, String target, ProductClass productClass, Period window, int max) {
    return find(
            "select f.latest.position from StandingFactRow f where f.generation = ?1"
                + " and f.retracted = false and f.target = ?2 and f.productClass = ?3"
                + " and f.periodFrom <= ?4 and f.periodTo >= ?5",
            generation,
            target,
            productClass,
            window.to(),
            window.from())
        .project(Long.class)
        .page(Page.ofSize(max))
        .list();
  }
}
