package org.embargoledger.alert.rules.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What CEL's own checker lets pass and a rule must not have: floating-point numbers, texts that a
 * field can never have, literals that cannot be read, patterns that are not literals.
 */
final class Checks {

  private final Schema schema;
  private final CelAbstractSyntaxTree ast;
  private final List<Found> found = new ArrayList<>();

  /**
   * @param expressionId the node
   */
  record Found(long expressionId, String message) {}

  private Checks(Schema schema, CelAbstractSyntaxTree ast) {
    this.schema = schema;
    this.ast = ast;
  }

  static List<Found> of(Schema schema, CelAbstractSyntaxTree ast) {
    Checks checks = new Checks(schema, ast);
    CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .forEach(
            node -> {
              checks.check(node.expr());
              checks.growth(node);
            });
    return checks.found;
  }

  /** What is put together in every round of a macro could double with each one around it. */
  private void growth(CelNavigableExpr node) {
    CelExpr expr = node.expr();
    if (expr.getKind() != CelExpr.ExprKind.Kind.CALL || !expr.call().function().equals("_+_")) {
      return;
    }
    CelKind kind = ast.getType(expr.id()).map(CelType::kind).orElse(CelKind.DYN);
    boolean grows = kind == CelKind.STRING || kind == CelKind.LIST || kind == CelKind.DYN;
    if (grows && !isMacrosOwn(expr.call()) && isInMacro(node)) {
      refuse(expr, "texts and lists cannot be put together inside a macro");
    }
  }

  private static boolean isMacrosOwn(CelExpr.CelCall call) {
    CelExpr first = call.args().get(0);
    return first.getKind() == CelExpr.ExprKind.Kind.IDENT && first.ident().name().startsWith("@");
  }

  private static boolean isInMacro(CelNavigableExpr node) {
    Optional<CelNavigableExpr> parent = node.parent();
    while (parent.isPresent()) {
      if (parent.get().getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
        return true;
      }
      parent = parent.get().parent();
    }
    return false;
  }

  private void check(CelExpr expr) {
    switch (expr.getKind()) {
      case CONSTANT -> constant(expr);
      case CALL -> call(expr.call());
      case STRUCT -> refuse(expr, "a rule reads facts, it does not make them");
      default -> {
        // Everything else is as safe as its parts.
      }
    }
  }

  private void constant(CelExpr expr) {
    switch (expr.constant().getKind()) {
      case DOUBLE_VALUE ->
          refuse(
              expr,
              "a floating-point number is not exact; write decimal(\"%s\")"
                  .formatted(expr.constant().doubleValue()));
      case BYTES_VALUE, UINT64_VALUE -> refuse(expr, "no field has a value of this type");
      default -> {
        // Texts, whole numbers, true, false and null.
      }
    }
  }

  private void call(CelExpr.CelCall call) {
    switch (call.function()) {
      case "_==_", "_!=_" -> {
        values(call.args().get(0), call.args().get(1));
        values(call.args().get(1), call.args().get(0));
      }
      case "@in" -> values(call.args().get(0), call.args().get(1));
      case "decimal" -> literal(call.args().get(0), Decimal::parse);
      case "day" -> literal(call.args().get(0), DecimalFunctions::day);
      case "timestamp" -> literal(call.args().get(0), Instant::parse);
      case "matches" -> pattern(call);
      default -> {
        // Checked by its types alone.
      }
    }
  }

  /** A text that the field beside it can never have is a slip of the pen, not a condition. */
  private void values(CelExpr field, CelExpr other) {
    List<String> values = valuesOf(field);
    if (values.isEmpty()) {
      return;
    }
    List<CelExpr> texts =
        other.getKind() == CelExpr.ExprKind.Kind.LIST ? other.list().elements() : List.of(other);
    for (CelExpr text : texts) {
      text(text)
          .filter(value -> !values.contains(value))
          .ifPresent(
              value ->
                  refuse(
                      text,
                      "'%s' is never %s; it is one of %s"
                          .formatted(value, field.select().field(), String.join(", ", values))));
    }
  }

  private List<String> valuesOf(CelExpr expr) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.SELECT) {
      return List.of();
    }
    return ast.getType(expr.select().operand().id())
        .filter(type -> type.kind() == CelKind.STRUCT)
        .flatMap(type -> schema.named(type.name()))
        .map(struct -> struct.fields().get(expr.select().field()))
        .map(Struct.Field::values)
        .orElse(List.of());
  }

  private interface Reading {
    Object read(String text);
  }

  private void literal(CelExpr argument, Reading reading) {
    text(argument)
        .ifPresent(
            text -> {
              try {
                reading.read(text);
              } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
                refuse(argument, e.getMessage());
              }
            });
  }

  private void pattern(CelExpr.CelCall call) {
    CelExpr pattern = call.args().get(call.args().size() - 1);
    Optional<String> text = text(pattern);
    if (text.isEmpty()) {
      refuse(pattern, "a pattern must be written out, so that its cost is known");
      return;
    }
    try {
      int size = Pattern.compile(text.get()).programSize();
      if (size > Limits.PATTERN_MAX) {
        refuse(
            pattern,
            "the pattern is too large: %d instructions, at most %d"
                .formatted(size, Limits.PATTERN_MAX));
      }
    } catch (PatternSyntaxException e) {
      refuse(pattern, e.getMessage());
    }
  }

  private static Optional<String> text(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expr.constant().stringValue())
        : Optional.empty();
  }

  private void refuse(CelExpr expr, String message) {
    found.add(new Found(expr.id(), message));
  }
}
