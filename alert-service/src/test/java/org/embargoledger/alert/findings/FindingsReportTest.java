package org.embargoledger.alert.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FindingsReportTest {

  private static final Path FACTS = Path.of("../local-stack/src/main/resources/demo/facts.ndjson");

  @Test
  void the_published_findings_are_what_the_detectors_find_today() throws IOException {
    String report =
        FindingsReport.of(Files.readAllLines(FACTS), FindingsMain.COMPILED, FindingsMain.reading());

    assertThat(Path.of("../docs/findings.md")).content().isEqualTo(report);
  }
}
