package org.embargoledger.alert.rules.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.embargoledger.alert.rules.RuleSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckerTest {

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("fact.quantity.barels > 1000", 1, 14, "undefined field 'barels'"),
        Arguments.of("fact.amount.currency == 'RUB'", 1, 5, "undefined field 'amount'"),
        Arguments.of("fact.counterparty == 3", 1, 19, "'(string, int)'"),
        Arguments.of("fact.quantity.value > 1000.5", 1, 21, "not exact"),
        Arguments.of("1.5 < 2.5", 1, 1, "write decimal(\"1.5\")"),
        Arguments.of("fact.counterparty ==", 1, 21, "the end of the expression"),
        Arguments.of("fact.counterparty == 'RU' &&\n  fact.nothing == 1", 2, 7, "'nothing'"),
        Arguments.of("fact.product == 'DEISEL'", 1, 17, "'DEISEL' is never product"),
        Arguments.of("fact.product in ['DIESEL', 'PETROL']", 1, 28, "'PETROL' is never product"),
        Arguments.of("fact.quantity.value > decimal('1,5')", 1, 31, "'1,5' is not a decimal"),
        Arguments.of("fact.period.from > day('2023-02-30')", 1, 24, "2023-02-30"),
        Arguments.of("fact.counterparty.matches('^R(')", 1, 27, "missing closing )"),
        Arguments.of("fact.note.matches(fact.counterparty)", 1, 23, "must be written out"),
        Arguments.of("fact.note.matches('(a{40}){40}')", 1, 19, "too large"),
        Arguments.of("fact.quantity", 1, 1, "must give bool"),
        Arguments.of("unknown == 1", 1, 1, "undeclared reference to 'unknown'"),
        Arguments.of("Vessel{name: 'X'}.name == 'X'", 1, 7, "does not make them"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_fault_is_told_with_its_line_and_column(
      String expression, int line, int column, String message) {
    RuleFault fault = faultsOf(expression).get(0);

    assertThat(fault.message()).contains(message);
    assertThat(List.of(fault.line(), fault.column())).containsExactly(line, column);
    assertThat(fault.part()).isEqualTo("expression");
  }

  @Test
  void the_excerpt_has_a_caret_under_the_character() {
    assertThat(faultsOf("fact.counterparty == 'RU' &&\n  fact.nothing == 1").get(0).excerpt())
        .isEqualTo("  fact.nothing == 1\n      ^");
  }

  @Test
  void a_fault_in_the_message_is_placed_in_the_whole_message() {
    RefusedRuleException refused =
        catchThrowableOfType(
            RefusedRuleException.class,
            () ->
                RuleSamples.compiled(
                    RuleSamples.onDeliveries("true", "From {fact.counterparty}:\n{fact.who} x")));

    assertThat(refused.faults()).hasSize(1);
    RuleFault fault = refused.faults().get(0);
    assertThat(fault.part()).isEqualTo("message");
    assertThat(List.of(fault.line(), fault.column())).containsExactly(2, 6);
    assertThat(fault.excerpt()).isEqualTo("{fact.who} x\n     ^");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a { is left open", "a } closes nothing", "{fact.relations}", "{}"})
  void a_message_that_cannot_be_filled_is_refused(String message) {
    assertThat(
            catchThrowableOfType(
                RefusedRuleException.class,
                () -> RuleSamples.compiled(RuleSamples.onDeliveries("true", message))))
        .isNotNull();
  }

  @Test
  void all_parts_are_checked_at_once() {
    RefusedRuleException refused =
        catchThrowableOfType(
            RefusedRuleException.class,
            () -> RuleSamples.compiled(RuleSamples.onDeliveries("fact.nothing", "{fact.nobody}")));

    assertThat(refused.faults())
        .extracting(RuleFault::part)
        .containsExactly("expression", "message");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fact.relations.all(a, fact.relations.all(b, fact.relations.all(c, a.factId != c.factId)))",
        "[1,2,3,4,5,6,7,8,9].all(a, [1,2,3,4,5,6,7,8,9].all(b, [1,2,3,4,5,6,7,8,9].all(c,"
            + " [1,2,3,4,5,6,7,8,9].all(d, a + b + c + d > 0))))"
      })
  void a_rule_that_could_cost_too_much_is_refused_when_it_is_saved(String expression) {
    assertThat(faultsOf(expression))
        .extracting(RuleFault::message)
        .anyMatch(it -> it.contains("steps"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['a'].map(x, x + x).map(x, x + x).exists(x, x == 'a')",
        "[['a']].map(x, x + x).exists(x, x == ['a'])"
      })
  void what_doubles_in_every_round_is_refused(String expression) {
    assertThat(faultsOf(expression))
        .extracting(RuleFault::message)
        .anyMatch(it -> it.contains("inside a macro"));
  }

  @Test
  void an_expression_of_a_megabyte_is_refused_by_its_length_alone() {
    assertThat(faultsOf("true || ".repeat(130_000) + "true").get(0).message())
        .contains("at most " + Limits.EXPRESSION_MAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "!", "-", "[", "1+", "f("})
  void nesting_to_any_depth_is_refused_and_breaks_nothing(String opening) {
    String expression = opening.repeat(Limits.EXPRESSION_MAX / opening.length() - 1);

    assertThat(faultsOf(expression)).isNotEmpty();
  }

  private static List<RuleFault> faultsOf(String expression) {
    RefusedRuleException refused =
        catchThrowableOfType(
            RefusedRuleException.class,
            () -> RuleSamples.compiled(RuleSamples.onDeliveries(expression)));
    assertThat(refused).as(expression).isNotNull();
    return refused.faults();
  }
}
