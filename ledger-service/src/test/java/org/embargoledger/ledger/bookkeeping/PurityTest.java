package org.embargoledger.ledger.bookkeeping;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.embargoledger.ledger.projection.postgres.Generation;
import org.junit.jupiter.api.Test;

/** Bookkeeping knows the model and Java, and nothing else. */
class PurityTest {

  private static final ArchRule PURE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.math..",
              "java.time..",
              "java.util..",
              "org.embargoledger.model..",
              "org.embargoledger.ledger.bookkeeping..");

  @Test
  void bookkeeping_knows_only_the_model_and_java() {
    JavaClasses bookkeeping =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.embargoledger.ledger.bookkeeping");

    PURE.check(bookkeeping);
  }

  @Test
  void the_rule_finds_a_class_that_breaks_it() {
    JavaClasses sample = new ClassFileImporter().importClasses(ReadsTheDatabase.class);

    assertThat(PURE.evaluate(sample).hasViolation()).isTrue();
  }

  static final class ReadsTheDatabase {
    Instant read(Generation generation) {
      return generation.recordedAt;
    }
  }
}
