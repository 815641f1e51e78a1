package org.embargoledger.ledger.projection.postgres;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.ProductClass;
import org.hibernate.annotations.Immutable;

/** A line of the ledger. Written by {@link BatchStatements} only, and never changed. */
@Entity
@Immutable
@IdClass(EntryId.class)
@Table(name = "entry")
public class EntryRow extends PanacheEntityBase {

  @Id public int generation;

  /** Place in the ledger: 1, 2, 3, ... without gaps. */
  @Id public long id;

  /** The entry that this reversal cancels; null for an entry. */
  public Long reverses;

  public String target;

  public String book;

  /** Whom the fact names; in the books of everybody, another name than the book's. */
  public String counterparty;

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

  @Column(name = "slice_from")
  public LocalDate sliceFrom;

  @Column(name = "slice_to")
  public LocalDate sliceTo;

  /** Of money: the day whose official rate converts it. */
  @Column(name = "valued_on")
  public LocalDate valuedOn;

  @Column(name = "fact_id")
  public UUID factId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "fact_position")
  public FactEvent booked;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "cause_position")
  public FactEvent cause;

  /** Who submitted the fact. */
  public String partner;

  /** Of the source document. */
  public String publisher;

  /** The agreement that the fact is under; null for none. */
  public UUID agreement;

  public String reason;

  /** The days that the amount stands for. */
  public Period slice() {
    return new Period(sliceFrom, sliceTo);
  }
}
