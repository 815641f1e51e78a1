package org.embargoledger.model.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A named, versioned way to turn stated quantities into barrels and tons. Every converted figure
 * names its policy, because the factor alone can decide whether a threshold is crossed.
 *
 * @param barrelsPerTon by product; a product without an entry cannot be converted from or to tons
 */
public record ConversionPolicy(
    String name, String title, String source, Map<Product, Factor> barrelsPerTon) {

  /** A factor to multiply with, its unit and where it comes from. */
  public record Factor(BigDecimal value, String unit, String source) {}

  private static final String VOLUME_SOURCE = "42 US gallons a barrel, 1 m3 = 6.2898 bbl";
  private static final Factor AS_GIVEN = new Factor(BigDecimal.ONE, "bbl/bbl", "barrels as given");
  private static final Factor PER_CUBIC_METRE =
      new Factor(new BigDecimal("6.2898"), "bbl/m3", VOLUME_SOURCE);
  private static final Factor PER_LITRE =
      new Factor(new BigDecimal("0.0062898"), "bbl/l", VOLUME_SOURCE);

  /** Digits after the point that a quantity in tons is rounded to when barrels are divided. */
  public static final int TONS_SCALE = 3;

  public ConversionPolicy {
    Map<Product, Factor> factors = new EnumMap<>(Product.class);
    factors.putAll(barrelsPerTon);
    barrelsPerTon = Collections.unmodifiableMap(factors);
  }

  /** The factor that turns the unit into barrels; empty if this policy has none for the product. */
  public Optional<Factor> toBarrels(Product product, QuantityUnit unit) {
    return switch (unit) {
      case BARREL -> Optional.of(AS_GIVEN);
      case CUBIC_METRE -> Optional.of(PER_CUBIC_METRE);
      case LITRE -> Optional.of(PER_LITRE);
      case METRIC_TON -> Optional.ofNullable(barrelsPerTon.get(product));
    };
  }

  /**
   * The value in tons: as given, or its barrels divided by the product's factor and rounded half
   * even to {@link #TONS_SCALE} digits. Empty if this policy has no factor for the product.
   */
  public Optional<BigDecimal> toTons(BigDecimal value, Product product, QuantityUnit unit) {
    if (unit == QuantityUnit.METRIC_TON) {
      return Optional.of(value);
    }
    return Optional.ofNullable(barrelsPerTon.get(product))
        .flatMap(
            perTon ->
                toBarrels(product, unit)
                    .map(
                        factor ->
                            value
                                .multiply(factor.value())
                                .divide(perTon.value(), TONS_SCALE, RoundingMode.HALF_EVEN)));
  }

  /** A band in barrels; empty if this policy has no factor for the product. */
  public Optional<Estimate> toBarrels(Estimate band, Product product, QuantityUnit unit) {
    return toBarrels(product, unit).map(factor -> band.times(factor.value()));
  }

  /** A band in tons, each figure as {@link #toTons(BigDecimal, Product, QuantityUnit)} has it. */
  public Optional<Estimate> toTons(Estimate band, Product product, QuantityUnit unit) {
    return toTons(band.best(), product, unit)
        .map(
            best ->
                new Estimate(
                    toTons(band.low(), product, unit).orElseThrow(),
                    best,
                    band.high() == null ? null : toTons(band.high(), product, unit).orElseThrow()));
  }
}
