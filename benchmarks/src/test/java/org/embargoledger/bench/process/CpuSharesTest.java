package org.embargoledger.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuSharesTest {
  @Test
  void methods_belong_to_the_part_that_their_names_tell() {
    assertThat(CpuShares.partOf("org.jose4j.jws.JsonWebSignature.verifySignature"))
        .contains("token check and identity");
    assertThat(CpuShares.partOf("org.embargoledger.ingest.log.BatchDecider.decide"))
        .contains("deciding, canonical form, hashing");
    assertThat(CpuShares.partOf("java.util.HashMap.put")).isEmpty();
  }

  @Test
  void a_recording_without_samples_has_no_shares(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("empty.jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      recording.stop();
      recording.dump(file);
    }

    assertThat(Files.size(file)).isPositive();
    assertThat(CpuShares.of(file).byPart()).isEmpty();
  }
}
