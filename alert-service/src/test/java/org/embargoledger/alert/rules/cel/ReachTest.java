package org.embargoledger.alert.rules.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.embargoledger.alert.rules.RuleSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dyn(fact).getClass() == 1",
        "fact.getClass() == 1",
        "fact.class == 1",
        "type(fact) == type(event)",
        "fact.hashCode() == 1",
        "fact.quantity.barrels.value() > 1",
        "java.lang.System.exit(1) == 1",
        "System.getenv('HOME') == ''",
        "env.HOME == ''",
        "now() > event.recordedAt",
        "google.protobuf.Any{} == google.protobuf.Any{}",
        "google.protobuf.Struct{} != null",
        "fact.entrySet().size() > 0",
        "fact['counterparty'] == 'RU'",
        "__class__ == 1",
        "@result == 1",
        "fact.map(x, x) == []",
        "http.get('http://127.0.0.1') == ''",
        "double('1.5') > 1.0"
      })
  void whatever_is_not_in_the_schema_is_refused_when_it_is_saved(String expression) {
    assertThatThrownBy(() -> RuleSamples.compiled(RuleSamples.onDeliveries(expression)))
        .isInstanceOf(RefusedRuleException.class);
  }

  /** Names put together at random: what is taken can only name fields that the schema lists. */
  @Test
  void of_many_random_chains_of_names_only_those_of_the_schema_are_taken() {
    Schema schema = new Schema(RuleSamples.RULES);
    List<String> names = new ArrayList<>(List.of("class", "getClass", "wait", "this", "entrySet"));
    schema.structs().forEach(struct -> names.addAll(struct.fields().keySet()));
    Random random = new Random(7);
    int taken = 0;
    for (int i = 0; i < 3_000; i++) {
      List<String> chain = new ArrayList<>();
      for (int length = 1 + random.nextInt(3); length > 0; length--) {
        chain.add(names.get(random.nextInt(names.size())));
      }
      boolean known = isKnown(schema, chain);
      assertThat(isTaken(chain)).as("fact." + String.join(".", chain)).isEqualTo(known);
      taken += known ? 1 : 0;
    }
    assertThat(taken).isPositive();
  }

  private static boolean isTaken(List<String> chain) {
    try {
      RuleSamples.compiled(
          RuleSamples.onDeliveries(
              "fact.%s == fact.%s".formatted(String.join(".", chain), String.join(".", chain))));
      return true;
    } catch (RefusedRuleException e) {
      return false;
    }
  }

  private static boolean isKnown(Schema schema, List<String> chain) {
    Struct<?> present = schema.named("FuelDelivery").orElseThrow();
    for (String name : chain) {
      if (present == null || !present.fields().containsKey(name)) {
        return false;
      }
      present = schema.named(present.fields().get(name).type().name()).orElse(null);
    }
    return true;
  }

  @Test
  void the_language_itself_has_no_way_out() {
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.net..",
            "java.nio..",
            "java.lang.reflect..",
            "java.util.concurrent..",
            "java.sql..",
            "io..",
            "jakarta..",
            "org.apache..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.embargoledger.alert.rules.cel"));
  }
}
