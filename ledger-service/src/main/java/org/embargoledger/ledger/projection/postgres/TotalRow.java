package org.embargoledger.ledger.projection.postgres;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Optional;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Product;
import org.hibernate.annotations.Immutable;

/** The running sum of one kind of lines. Written by {@link BatchStatements} only. */
@Entity
@Immutable
@IdClass(TotalId.class)
@Table(name = "total")
public class TotalRow extends PanacheEntityBase {

  @Id public int generation;

  @Id public String target;

  @Id public String book;

  @Id public int year;

  @Id
  @Enumerated(EnumType.STRING)
  public Measure measure;

  @Id
  @Enumerated(EnumType.STRING)
  public Basis basis;

  /** Empty for none. */
  @Id public String product;

  @Id public String unit;

  public BigDecimal low;

  public BigDecimal best;

  /** Of the lines that have a ceiling. */
  public BigDecimal high;

  @Column(name = "open_highs")
  public long openHighs;

  /** How many entries stand; 0 means that nothing is claimed, which is not the same as zero. */
  public long entries;

  public Estimate sum() {
    return new Estimate(low, best, openHighs == 0 ? high : null);
  }

  public Optional<Product> productNamed() {
    return product.isEmpty() ? Optional.empty() : Optional.of(Product.valueOf(product));
  }
}
