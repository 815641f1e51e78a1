package org.embargoledger.model.measure;

/** How firmly a source states a figure. */
public enum Qualifier {
  EXACT,
  APPROXIMATE,
  /** The figure is a floor; nothing is said of the ceiling. */
  AT_LEAST,
  /** The figure is a ceiling, for instance what the tankers would carry if fully laden. */
  UP_TO
}
