package org.embargoledger.alert.rules.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.model.fact.FactType;

/**
 * Turns the text of an expression into a program, or says at which character it cannot be taken.
 * Thread-safe.
 */
public final class RuleLanguage {

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(Limits.EXPRESSION_MAX)
          .maxParseRecursionDepth(Limits.DEPTH_MAX)
          .maxParseExpressionNodeCount(Limits.NODES_MAX)
          .comprehensionMaxIterations(Limits.ITERATIONS_MAX)
          .maxRegexProgramSize(Limits.PATTERN_MAX)
          .enableHeterogeneousNumericComparisons(false)
          .evaluateCanonicalTypesToNativeValues(true)
          .build();

  /** What would step around the types, or make a number inexact. */
  private static final List<StandardFunction> LEFT_OUT =
      List.of(
          StandardFunction.DYN,
          StandardFunction.TYPE,
          StandardFunction.DOUBLE,
          StandardFunction.UINT,
          StandardFunction.BYTES);

  private final Schema schema;
  private final CelRuntime runtime;
  private final Map<Optional<FactType>, CelCompiler> compilers = new HashMap<>();

  public RuleLanguage(Rules rules) {
    schema = new Schema(rules);
    DecimalFunctions functions = new DecimalFunctions();
    runtime =
        CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(functions.bindings())
            .build();
    compilers.put(Optional.empty(), compiler(Optional.empty(), functions));
    for (FactType type : FactType.values()) {
      compilers.put(Optional.of(type), compiler(Optional.of(type), functions));
    }
  }

  private CelCompiler compiler(Optional<FactType> type, DecimalFunctions functions) {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardEnvironmentEnabled(false)
        .setStandardDeclarations(
            CelStandardDeclarations.newBuilder().excludeFunctions(LEFT_OUT).build())
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .setTypeProvider(new Types(schema))
        .addFunctionDeclarations(functions.declarations())
        .addVar("event", schema.event().reference())
        .addVar("fact", schema.fact(type).reference())
        .addVar("previous", schema.fact(type).reference())
        .addVar("totals", schema.totals().reference())
        .build();
  }

  Schema schema() {
    return schema;
  }

  /**
   * Checks an expression.
   *
   * @param part the field of the rule, for faults
   * @param type of the facts that the rule judges; empty for all
   * @param result what the expression must give
   * @param resultNamed the same in words
   * @throws RefusedRuleException with every fault that was found
   */
  Expression compile(
      String part,
      String text,
      Optional<FactType> type,
      Predicate<CelType> result,
      String resultNamed) {
    int length = text.codePointCount(0, text.length());
    if (length > Limits.EXPRESSION_MAX) {
      throw new RefusedRuleException(
          List.of(
              RuleFault.at(
                  part,
                  text,
                  Limits.EXPRESSION_MAX,
                  "has %d characters; at most %d are taken"
                      .formatted(length, Limits.EXPRESSION_MAX))));
    }
    CelAbstractSyntaxTree ast = checked(part, text, compilers.get(type));
    List<RuleFault> faults = new ArrayList<>();
    for (Checks.Found found : Checks.of(schema, ast)) {
      faults.add(fault(part, text, ast, found.expressionId(), found.message()));
    }
    if (!result.test(ast.getResultType())) {
      faults.add(
          RuleFault.at(
              part,
              text,
              0,
              "gives %s, and must give %s".formatted(ast.getResultType().name(), resultNamed)));
    }
    Cost.Bound cost = Cost.of(ast);
    if (cost.steps() > Limits.COST_MAX) {
      faults.add(
          fault(
              part,
              text,
              ast,
              cost.expressionId(),
              "can need %d steps for one event; at most %d are allowed"
                  .formatted(cost.steps(), Limits.COST_MAX)));
    }
    if (!faults.isEmpty()) {
      throw new RefusedRuleException(faults);
    }
    try {
      return new Expression(text, ast, runtime.createProgram(ast), cost.steps());
    } catch (CelEvaluationException e) {
      throw new RefusedRuleException(List.of(RuleFault.at(part, text, 0, e.getMessage())));
    }
  }

  private static CelAbstractSyntaxTree checked(String part, String text, CelCompiler compiler) {
    CelValidationResult validation = compiler.compile(text);
    try {
      return validation.getAst();
    } catch (CelValidationException e) {
      throw new RefusedRuleException(
          e.getErrors().stream().map(issue -> fault(part, text, issue)).toList());
    }
  }

  private static RuleFault fault(String part, String text, CelIssue issue) {
    int offset = 0;
    int line = 1;
    int[] points = text.codePoints().toArray();
    while (line < issue.getSourceLocation().getLine() && offset < points.length) {
      if (points[offset++] == '\n') {
        line++;
      }
    }
    return RuleFault.at(
        part,
        text,
        offset + Math.max(0, issue.getSourceLocation().getColumn()),
        Messages.plain(issue.getMessage()));
  }

  private static RuleFault fault(
      String part, String text, CelAbstractSyntaxTree ast, long expressionId, String message) {
    int offset = ast.getSource().getPositionsMap().getOrDefault(expressionId, 0);
    return RuleFault.at(part, text, offset, message);
  }

  /** The types of the schema, and no others. */
  private static final class Types implements CelTypeProvider {

    private final ImmutableList<CelType> types;

    Types(Schema schema) {
      types =
          Stream.concat(
                  schema.structs().stream().<CelType>map(Struct::type),
                  Stream.of(DecimalFunctions.DECIMAL))
              .collect(ImmutableList.toImmutableList());
    }

    @Override
    public ImmutableCollection<CelType> types() {
      return types;
    }

    @Override
    public Optional<CelType> findType(String name) {
      return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }
  }
}
