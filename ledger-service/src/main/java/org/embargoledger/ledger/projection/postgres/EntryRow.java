package org.embargoledger.ledger.projection.postgres;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.ProductClass;
import org.hibernate.annotations.Immutable;

/** A line of the ledger. Written by {@link BatchStatements} only, and never changed. */
@Entity
@Immutable
@Table(name = "entry")
public class EntryRow extends PanacheEntityBase {

  @Id public long id;

  /** The entry that this reversal cancels; null for an entry. */
  public Long reverses;

  public String target;

  public String book;

  public int year;

  @Enumerated(EnumType.STRING)
  public Measure measure;

  @Enumerated(EnumType.STRING)
  public Basis basis;

  @Enumerated(EnumType.STRING)
  public Product product;

  @Enumerated(EnumType.STRING)
  @Column(name = "product_class")
  public ProductClass productClass;

  public String unit;

  public BigDecimal low;

  public BigDecimal best;

  public BigDecimal high;

  public String slice;

  @Column(name = "fact_id")
  public UUID factId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "fact_position")
  public FactEvent booked;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "cause_position")
  public FactEvent cause;

  public String reason;
}
