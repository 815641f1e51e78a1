package org.embargoledger.alert.rules.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An expression that has been checked and can be evaluated. Immutable. */
final class Expression {

  private static final Set<String> VARIABLES = Set.of("event", "fact", "previous", "totals");

  private final String text;
  private final CelRuntime.Program program;
  private final long cost;
  private final Set<String> variables;
  private final List<String> paths;

  Expression(String text, CelAbstractSyntaxTree ast, CelRuntime.Program program, long cost) {
    this.text = text;
    this.program = program;
    this.cost = cost;
    List<CelNavigableExpr> nodes = CelNavigableAst.fromAst(ast).getRoot().allNodes().toList();
    variables =
        nodes.stream()
            .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT)
            .map(node -> node.expr().ident().name())
            .filter(VARIABLES::contains)
            .collect(Collectors.toUnmodifiableSet());
    paths =
        List.copyOf(
            nodes.stream()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.SELECT)
                .filter(node -> !isInner(node))
                .flatMap(node -> path(node.expr()).stream())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  String text() {
    return text;
  }

  long cost() {
    return cost;
  }

  boolean reads(String variable) {
    return variables.contains(variable);
  }

  /** The fields that it looks at: {@code fact.quantity.barrels}. */
  List<String> paths() {
    return paths;
  }

  /**
   * @throws UnansweredException if it asks for something that the fact does not state
   * @throws FailedException if it fails in any other way
   */
  Object evaluate(CelVariableResolver variables) {
    try {
      return program.eval(variables);
    } catch (CelEvaluationException e) {
      if (e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
        throw new UnansweredException(reason(e));
      }
      throw new FailedException(reason(e));
    }
  }

  /** What lies beneath is clearer than what is wrapped around it. */
  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  /** The fact does not state what is asked for. */
  static final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnansweredException(String message) {
      super(message, null, false, false);
    }
  }

  /** A division by zero, a number out of range, a budget that is used up. */
  static final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailedException(String message) {
      super(message, null, false, false);
    }
  }

  private static boolean isInner(CelNavigableExpr node) {
    return node.parent()
        .filter(parent -> parent.getKind() == CelExpr.ExprKind.Kind.SELECT)
        .isPresent();
  }

  private static Optional<String> path(CelExpr expr) {
    Deque<String> names = new ArrayDeque<>();
    CelExpr present = expr;
    while (present.getKind() == CelExpr.ExprKind.Kind.SELECT) {
      names.push(present.select().field());
      present = present.select().operand();
    }
    if (present.getKind() != CelExpr.ExprKind.Kind.IDENT
        || !VARIABLES.contains(present.ident().name())) {
      return Optional.empty();
    }
    names.push(present.ident().name());
    return Optional.of(String.join(".", names));
  }
}
