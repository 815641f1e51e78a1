package org.embargoledger.model.measure;

/** The classes of petroleum that resolution 2397 (2017) and 2375 (2017) treat apart. */
public enum ProductClass {
  /** Capped by 2397 OP5. */
  REFINED,
  /** Capped by 2397 OP4. */
  CRUDE,
  /** Condensates and natural gas liquids, banned by 2375 OP13. */
  CONDENSATE
}
