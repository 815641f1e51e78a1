package org.embargoledger.alert;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DetectorPurityTest {

  private static final ArchRule NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "io.vertx..",
              "io.smallrye..",
              "jakarta..",
              "org.hibernate..",
              "org.apache.kafka..",
              "org.jboss..",
              "java.sql..",
              "java.net..",
              "java.io..",
              "java.nio.file..",
              "java.util.concurrent..");

  private static final ArchRule NO_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @Test
  void detectors_know_no_framework_no_io_and_no_clock() {
    JavaClasses detectors =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.embargoledger.alert.detect");

    assertThat(detectors).isNotEmpty();
    NO_FRAMEWORK.check(detectors);
    NO_CLOCK.check(detectors);
  }

  @Test
  void a_detector_that_looks_at_the_clock_would_be_found() {
    JavaClasses violating = new ClassFileImporter().importClasses(LooksAtTheClock.class);

    assertThat(NO_CLOCK.evaluate(violating).hasViolation()).isTrue();
  }

  @Test
  void a_detector_that_uses_a_framework_would_be_found() {
    JavaClasses violating = new ClassFileImporter().importPackages("org.embargoledger.alert.rest");

    assertThat(NO_FRAMEWORK.evaluate(violating).hasViolation()).isTrue();
  }

  static final class LooksAtTheClock {
    Instant look() {
      return Instant.now();
    }
  }
}
