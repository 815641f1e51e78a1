package org.embargoledger.alert.rules.cel;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;

/**
 * What CEL lacks for figures and days: the type {@code decimal} with its operators, also against
 * whole numbers, and {@code decimal()}, {@code round()}, {@code abs()}, {@code day()}. There is no
 * operator between a decimal and a floating-point number.
 */
final class DecimalFunctions {

  static final CelType DECIMAL = OpaqueType.create("decimal");

  private final List<CelFunctionDecl> declarations = new ArrayList<>();
  private final List<CelFunctionBinding> bindings = new ArrayList<>();

  DecimalFunctions() {
    compare("_<_", "less", sign -> sign < 0);
    compare("_<=_", "less_equals", sign -> sign <= 0);
    compare("_>_", "greater", sign -> sign > 0);
    compare("_>=_", "greater_equals", sign -> sign >= 0);
    calculate("_+_", "add", Decimal::plus);
    calculate("_-_", "subtract", Decimal::minus);
    calculate("_*_", "multiply", Decimal::times);
    calculate("_/_", "divide", Decimal::dividedBy);
    unary();
    conversions();
  }

  List<CelFunctionDecl> declarations() {
    return declarations;
  }

  List<CelFunctionBinding> bindings() {
    return bindings;
  }

  private void compare(String operator, String id, IntPredicate holds) {
    declarations.add(operator(operator, id, SimpleType.BOOL));
    bind(id, (left, right) -> holds.test(left.compareTo(right)));
  }

  private void calculate(String operator, String id, BiFunction<Decimal, Decimal, Decimal> how) {
    declarations.add(operator(operator, id, DECIMAL));
    bind(id, how::apply);
  }

  private static CelFunctionDecl operator(String operator, String id, CelType result) {
    return newFunctionDeclaration(
        operator,
        newGlobalOverload(id + "_decimal", result, DECIMAL, DECIMAL),
        newGlobalOverload(id + "_decimal_int", result, DECIMAL, SimpleType.INT),
        newGlobalOverload(id + "_int_decimal", result, SimpleType.INT, DECIMAL));
  }

  /** The functions come from this class alone and hold nothing; the checker cannot know. */
  @SuppressWarnings("Immutable")
  private void bind(String id, BiFunction<Decimal, Decimal, Object> how) {
    bindings.add(
        CelFunctionBinding.from(id + "_decimal", Decimal.class, Decimal.class, how::apply));
    bindings.add(
        CelFunctionBinding.from(
            id + "_decimal_int",
            Decimal.class,
            Long.class,
            (left, right) -> how.apply(left, Decimal.of(right))));
    bindings.add(
        CelFunctionBinding.from(
            id + "_int_decimal",
            Long.class,
            Decimal.class,
            (left, right) -> how.apply(Decimal.of(left), right)));
  }

  private void unary() {
    declarations.add(
        newFunctionDeclaration("-_", newGlobalOverload("negate_decimal", DECIMAL, DECIMAL)));
    bindings.add(CelFunctionBinding.from("negate_decimal", Decimal.class, Decimal::negate));
    declarations.add(
        newFunctionDeclaration("abs", newGlobalOverload("abs_decimal", DECIMAL, DECIMAL)));
    bindings.add(
        CelFunctionBinding.from(
            "abs_decimal",
            Decimal.class,
            number -> number.value().signum() < 0 ? number.negate() : number));
    declarations.add(
        newFunctionDeclaration(
            "round", newGlobalOverload("round_decimal", DECIMAL, DECIMAL, SimpleType.INT)));
    bindings.add(
        CelFunctionBinding.from("round_decimal", Decimal.class, Long.class, Decimal::rounded));
  }

  private void conversions() {
    declarations.add(
        newFunctionDeclaration(
            "decimal",
            newGlobalOverload("string_to_decimal", DECIMAL, SimpleType.STRING),
            newGlobalOverload("int_to_decimal", DECIMAL, SimpleType.INT)));
    bindings.add(CelFunctionBinding.from("string_to_decimal", String.class, Decimal::parse));
    bindings.add(CelFunctionBinding.from("int_to_decimal", Long.class, Decimal::of));
    CelOverloadDecl toText = newGlobalOverload("decimal_to_string", SimpleType.STRING, DECIMAL);
    declarations.add(newFunctionDeclaration("string", toText));
    bindings.add(CelFunctionBinding.from("decimal_to_string", Decimal.class, Decimal::toString));
    declarations.add(
        newFunctionDeclaration(
            "day", newGlobalOverload("string_to_day", SimpleType.TIMESTAMP, SimpleType.STRING)));
    bindings.add(CelFunctionBinding.from("string_to_day", String.class, DecimalFunctions::day));
  }

  /** Midnight UTC, as the bounds of periods are. */
  static Instant day(String text) {
    return midnight(LocalDate.parse(text));
  }

  static Instant midnight(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
