package org.embargoledger.model.fact;

/** On what a claim rests. Sums of different bases are never added to one another. */
public enum Basis {
  /** Reported by a state to the authority, or a document of that state itself. */
  REPORTED,
  /** Seen first hand. */
  OBSERVED,
  /** Worked out from other observations, such as port calls and deadweight. */
  ESTIMATED
}
