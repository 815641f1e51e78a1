package org.embargoledger.alert.rules.cel;

/** What a rule may cost. Everything is bounded when a rule is saved, and again when it runs. */
public final class Limits {

  /** Characters of one expression. */
  public static final int EXPRESSION_MAX = 2_000;

  /** Nodes of the syntax tree of one expression. */
  static final int NODES_MAX = 600;

  /** How deep parentheses, calls and macros may nest. */
  static final int DEPTH_MAX = 32;

  /** Steps that one evaluation can need at most, by the estimate of {@link Cost}. */
  static final int COST_MAX = 20_000;

  /** Rounds of all macros ({@code exists}, {@code all}, {@code map}, ...) in one evaluation. */
  static final int ITERATIONS_MAX = 2_000;

  /** Instructions of one compiled regular expression (RE2, which is linear in the text). */
  static final int PATTERN_MAX = 200;

  /** Time for one event. Two times in succession above it, and the rule is suspended. */
  public static final long MILLIS_MAX = 50;

  private Limits() {}
}
