package org.embargoledger.alert.detect.density;

import java.math.BigDecimal;
import org.embargoledger.model.measure.Product;

/**
 * How many barrels a ton of a product can have. The bounds are the lowest and the highest factor of
 * the BP tables (July 2021) and the UN Energy Statistics Yearbook, widened by three percent; for
 * crude those of the heaviest and the lightest grades traded.
 */
final class Densities {

  record Range(BigDecimal low, BigDecimal high) {
    boolean contains(BigDecimal barrels, BigDecimal tons) {
      return barrels.compareTo(tons.multiply(low)) >= 0
          && barrels.compareTo(tons.multiply(high)) <= 0;
    }
  }

  private Densities() {}

  static Range of(Product product) {
    return switch (product) {
      case LPG -> range("11.25", "12.00");
      case GASOLINE -> range("8.10", "8.76");
      case KEROSENE, JET_FUEL -> range("7.54", "8.12");
      case DIESEL -> range("7.01", "7.68");
      case FUEL_OIL -> range("6.16", "7.12");
      case CRUDE_OIL -> range("6.30", "8.10");
      case NATURAL_GAS_CONDENSATE, NATURAL_GAS_LIQUIDS -> range("8.00", "12.00");
      // Anything from residual fuel oil to gasoline; a mean of 11 or 12 would be gas.
      case REFINED_UNSPECIFIED -> range("6.16", "8.76");
    };
  }

  private static Range range(String low, String high) {
    return new Range(new BigDecimal(low), new BigDecimal(high));
  }
}
