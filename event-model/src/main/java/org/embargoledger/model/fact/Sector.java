package org.embargoledger.model.fact;

/** The field of the economy that a pledge, agreement or activity touches. */
public enum Sector {
  OFFSHORE_OIL_AND_GAS,
  ONSHORE_OIL_AND_GAS,
  REFINED_PETROLEUM_TRADE,
  MINERALS,
  URANIUM,
  COAL,
  POWER,
  TRANSPORT,
  EDUCATION,
  SCIENCE,
  FINANCE,
  OTHER
}
