package org.embargoledger.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The model is pure: it asks no clock, rolls no dice and knows no framework. */
class PurityTest {

  private static final ArchRule NO_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random");

  private static final ArchRule NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "org.apache.kafka..");

  private static final JavaClasses MODEL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.embargoledger.model");

  @Test
  void the_model_asks_no_clock() {
    NO_CLOCK.check(MODEL);
  }

  @Test
  void the_model_knows_no_framework() {
    NO_FRAMEWORK.check(MODEL);
  }

  @Test
  void the_rule_finds_a_class_that_breaks_it() {
    JavaClasses sample = new ClassFileImporter().importClasses(AsksTheClock.class);

    assertThat(NO_CLOCK.evaluate(sample).hasViolation()).isTrue();
  }

  static final class AsksTheClock {
    Instant ask() {
      return Instant.now();
    }
  }
}
