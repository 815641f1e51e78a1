package org.embargoledger.alert.regime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.embargoledger.alert.regime.RegimeWatch.State;
import org.embargoledger.model.regime.RegimeFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegimeWatchTest {

  private static final String REGIME =
      """
      name: xx-test
      version: 1
      title: A test
      target: ZW
      validFrom: "2020-01-01"
      """;

  @TempDir private Path folder;

  @Test
  void a_change_is_told_as_waiting_or_with_its_faults_until_it_is_taken_back() throws IOException {
    write(REGIME);
    RegimeWatch watch =
        new RegimeWatch(() -> Duration.ofDays(1), Optional.of(new RegimeFolder(folder)));
    assertThat(watch.look().state()).isEqualTo(State.IN_FORCE);

    write(REGIME.replace("version: 1", "version: 2"));
    assertThat(watch.look())
        .isEqualTo(new RegimeWatch.Finding(State.WAITING_FOR_A_RESTART, "xx-test v2"));

    write(REGIME.replace("version: 1", "version: two"));
    assertThat(watch.look().state()).isEqualTo(State.INVALID);
    assertThat(watch.look().detail()).contains("test.yaml, line 2, /version");

    Files.delete(folder.resolve("test.yaml"));
    assertThat(watch.look().detail()).contains("holds no file *.yaml");

    write(REGIME);
    assertThat(watch.look().state()).isEqualTo(State.IN_FORCE);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("test.yaml"), text);
  }
}
