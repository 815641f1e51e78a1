package org.embargoledger.alert.rules.cel;

import dev.cel.common.types.CelKind;
import dev.cel.runtime.CelVariableResolver;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.rules.RuleContent;
import org.embargoledger.alert.rules.RuleVersion;

/**
 * One version of an analyst's rule, checked and ready. Pure but for the time that it takes: the
 * same step gives the same answer.
 */
public final class CompiledRule {

  /** Stands before the rule's id wherever a detector is named. */
  public static final String PREFIX = "rule:";

  private static final int KEY_MAX = 200;
  private static final int SENTENCE_MAX = 2_000;

  private final RuleVersion version;
  private final Rules rules;
  private final Schema schema;
  private final Expression condition;
  private final Optional<Expression> key;
  private final Template message;

  private CompiledRule(
      RuleVersion version,
      Rules rules,
      Schema schema,
      Expression condition,
      Optional<Expression> key,
      Template message) {
    this.version = version;
    this.rules = rules;
    this.schema = schema;
    this.condition = condition;
    this.key = key;
    this.message = message;
  }

  /**
   * @throws RefusedRuleException with every fault in any of the rule's expressions
   */
  public static CompiledRule compile(RuleVersion version, Rules rules, RuleLanguage language) {
    RuleContent content = version.content();
    List<RuleFault> faults = new ArrayList<>();
    Expression condition =
        attempt(
            faults,
            () ->
                language.compile(
                    "expression",
                    content.expression(),
                    content.factType(),
                    type -> type.kind() == CelKind.BOOL,
                    "bool"));
    Optional<Expression> key =
        content
            .key()
            .map(
                text ->
                    attempt(
                        faults,
                        () ->
                            language.compile(
                                "key",
                                text,
                                content.factType(),
                                type -> type.kind() == CelKind.STRING,
                                "string")));
    Template message =
        attempt(
            faults,
            () -> Template.compile("message", content.message(), content.factType(), language));
    if (!faults.isEmpty()) {
      throw new RefusedRuleException(faults);
    }
    return new CompiledRule(version, rules, language.schema(), condition, key, message);
  }

  private interface Attempt<T> {
    T run();
  }

  private static <T> T attempt(List<RuleFault> faults, Attempt<T> attempt) {
    try {
      return attempt.run();
    } catch (RefusedRuleException e) {
      faults.addAll(e.faults());
      return null;
    }
  }

  public RuleVersion version() {
    return version;
  }

  /** At most so many steps for one event. */
  public long cost() {
    return condition.cost();
  }

  /** Whether it needs more than the event: sums, or how the fact stood before. */
  public boolean needsBooks() {
    return reads("totals") || reads("previous");
  }

  private boolean reads(String variable) {
    return condition.reads(variable)
        || key.filter(expression -> expression.reads(variable)).isPresent()
        || message.reads(variable);
  }

  /** Whether the rule looks at such an event at all. */
  public boolean judges(Step step) {
    return step.after().isPresent()
        && step.header().target().equals(version.content().target())
        && version.content().factType().map(type -> type == step.header().factType()).orElse(true);
  }

  /** What the rule says of an event that it {@link #judges}. Never throws. */
  public Verdict judge(Step step) {
    CelVariableResolver variables = variables(step);
    try {
      return Boolean.TRUE.equals(condition.evaluate(variables))
          ? Verdict.raised(finding(step, variables))
          : Verdict.QUIET;
    } catch (Expression.UnansweredException e) {
      return Verdict.unanswered(e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      return Verdict.failed(String.valueOf(e.getMessage()));
    }
  }

  /**
   * That the fact's case, if there is one, has lost its ground: for an event that changes or ends
   * the fact and of which the rule is not true. Cases with a key of their own may rest on other
   * facts, and stay.
   */
  public Optional<Withdrawal> withdrawal(Step step) {
    boolean mine =
        key.isEmpty()
            && step.before().isPresent()
            && step.header().target().equals(version.content().target())
            && version.content().factType().map(step.header().factType()::equals).orElse(true);
    String detector = PREFIX + version.ruleId();
    return mine
        ? Optional.of(
            Withdrawal.of(
                detector,
                FindingDraft.keyOf(detector, version.content().target(), step.header().factId()),
                step))
        : Optional.empty();
  }

  private CelVariableResolver variables(Step step) {
    return name ->
        switch (name) {
          case "fact" -> step.fact().map(schema::view);
          case "event" -> Optional.of(schema.event().view(step.event()));
          case "previous" ->
              Optional.of(
                  step.before()
                      .<Object>map(standing -> schema.view(standing.fact()))
                      .orElseGet(Map::of));
          case "totals" -> Optional.of(schema.totals().view(Totals.of(step, rules)));
          default -> Optional.empty();
        };
  }

  private Finding finding(Step step, CelVariableResolver variables) {
    RuleContent content = version.content();
    String named =
        key.map(expression -> (String) expression.evaluate(variables))
            .orElse(step.header().factId().toString());
    FindingDraft draft =
        FindingDraft.of(PREFIX + version.ruleId(), content.target(), content.severity())
            .key(key.isPresent() ? "key" : "fact", cut(named, KEY_MAX))
            .about("rule", version.ruleId())
            .sentence(cut(message.fill(variables), SENTENCE_MAX))
            .events(List.of(step.header().eventId()))
            .figure("ruleVersion", String.valueOf(version.number()))
            .computation("true of the event: " + content.expression());
    if (key.isPresent()) {
      draft.about("fact", step.header().factId());
    }
    figures(variables).forEach(draft::figure);
    String source = "rule %s, version %d".formatted(version.ruleId(), version.number());
    content
        .legalReference()
        .ifPresentOrElse(reference -> draft.law(reference, source), () -> draft.basedOn(source));
    return draft.at(step);
  }

  /** The fields that the condition looks at, as they are. */
  private Map<String, Object> figures(CelVariableResolver variables) {
    Map<String, Object> figures = new TreeMap<>();
    for (String path : condition.paths()) {
      Object value = value(path, variables);
      if (value != null && !(value instanceof Map)) {
        figures.put(path, value instanceof Decimal number ? number.value() : value);
      }
    }
    return figures;
  }

  private static Object value(String path, CelVariableResolver variables) {
    String[] names = path.split("\\.");
    Object value = variables.find(names[0]).orElse(null);
    for (int i = 1; i < names.length && value != null; i++) {
      value = value instanceof Map<?, ?> map ? map.get(names[i]) : null;
    }
    return value instanceof BigDecimal || value instanceof List<?> ? value.toString() : value;
  }

  private static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }
}
