package org.embargoledger.model.measure;

/** What was delivered. A source that names no product gives {@code REFINED_UNSPECIFIED}. */
public enum Product {
  REFINED_UNSPECIFIED(ProductClass.REFINED),
  LPG(ProductClass.REFINED),
  GASOLINE(ProductClass.REFINED),
  KEROSENE(ProductClass.REFINED),
  DIESEL(ProductClass.REFINED),
  FUEL_OIL(ProductClass.REFINED),
  JET_FUEL(ProductClass.REFINED),
  CRUDE_OIL(ProductClass.CRUDE),
  NATURAL_GAS_CONDENSATE(ProductClass.CONDENSATE),
  NATURAL_GAS_LIQUIDS(ProductClass.CONDENSATE);

  private final ProductClass productClass;

  Product(ProductClass productClass) {
    this.productClass = productClass;
  }

  public ProductClass productClass() {
    return productClass;
  }
}
