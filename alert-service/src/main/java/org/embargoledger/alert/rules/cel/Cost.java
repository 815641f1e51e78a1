package org.embargoledger.alert.rules.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.HashMap;
import java.util.Map;

/**
 * How many steps the evaluation of an expression can need at most. CEL has no loops but macros over
 * lists, so the bound follows from the tree alone: a macro costs its body times the greatest length
 * of its list.
 */
final class Cost {

  /** Facts may have this many relations, the longest list that a fact has. */
  private static final long LIST_MAX = 100;

  private static final long TEXT_STEP = 20;
  private static final long PATTERN_STEP = 200;
  private static final long CEILING = 1_000_000_000L;

  private final CelAbstractSyntaxTree ast;
  private final Map<String, Long> lengths = new HashMap<>();

  /** The costliest macro's expression id; -1 if there is none. */
  private long costliest = -1;

  private long costliestCost;

  private Cost(CelAbstractSyntaxTree ast) {
    this.ast = ast;
  }

  /**
   * @param steps at most
   * @param expressionId the node that is to blame for most of it
   */
  record Bound(long steps, long expressionId) {}

  static Bound of(CelAbstractSyntaxTree ast) {
    Cost cost = new Cost(ast);
    long steps = cost.of(ast.getExpr());
    return new Bound(steps, cost.costliest < 0 ? ast.getExpr().id() : cost.costliest);
  }

  private long of(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT, IDENT, NOT_SET -> 1;
      case SELECT -> 1 + of(expr.select().operand());
      case CALL -> call(expr.call());
      case LIST -> 1 + sum(expr.list().elements());
      case STRUCT ->
          1 + expr.struct().entries().stream().mapToLong(entry -> of(entry.value())).sum();
      case MAP ->
          1
              + expr.map().entries().stream()
                  .mapToLong(entry -> of(entry.key()) + of(entry.value()))
                  .sum();
      case COMPREHENSION -> macro(expr);
    };
  }

  private long call(CelExpr.CelCall call) {
    long own =
        switch (call.function()) {
          case "matches" -> PATTERN_STEP;
          case "contains", "startsWith", "endsWith" -> TEXT_STEP;
          case "@in", "_+_", "_==_", "_!=_" ->
              call.args().stream().anyMatch(this::isLong) ? TEXT_STEP : 2;
          default -> 2;
        };
    return own + call.target().map(this::of).orElse(0L) + sum(call.args());
  }

  private boolean isLong(CelExpr expr) {
    CelKind kind = ast.getType(expr.id()).map(type -> type.kind()).orElse(CelKind.DYN);
    return kind == CelKind.STRING || kind == CelKind.LIST || kind == CelKind.MAP;
  }

  private long macro(CelExpr expr) {
    CelExpr.CelComprehension loop = expr.comprehension();
    long rounds = length(loop.iterRange());
    lengths.put(loop.accuVar(), rounds);
    long once = 2 + of(loop.loopCondition()) + of(loop.loopStep());
    long steps =
        Math.min(
            CEILING,
            of(loop.iterRange()) + of(loop.accuInit()) + of(loop.result()) + rounds * once);
    if (steps > costliestCost) {
      costliest = expr.id();
      costliestCost = steps;
    }
    return steps;
  }

  /** How many elements a list can have. */
  private long length(CelExpr expr) {
    return switch (expr.getKind()) {
      case LIST -> expr.list().elements().size();
      case MAP -> expr.map().entries().size();
      case COMPREHENSION -> length(expr.comprehension().iterRange());
      case CALL ->
          expr.call().function().equals("_+_")
              ? Math.min(CEILING, expr.call().args().stream().mapToLong(this::length).sum())
              : LIST_MAX * 2;
      case IDENT -> lengths.getOrDefault(expr.ident().name(), LIST_MAX);
      default -> LIST_MAX;
    };
  }

  private long sum(Iterable<CelExpr> expressions) {
    long sum = 0;
    for (CelExpr expr : expressions) {
      sum = Math.min(CEILING, sum + of(expr));
    }
    return sum;
  }
}
