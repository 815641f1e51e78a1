package org.embargoledger.model.regime;

/** What a provision says of what it describes; neither is a verdict on a case. */
public enum Outcome {
  /** The text bans it, exceptions aside. */
  PROHIBITED,
  /** The text leaves it open: a person has to judge. */
  REVIEW
}
