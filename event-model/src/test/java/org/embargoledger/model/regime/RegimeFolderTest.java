package org.embargoledger.model.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.embargoledger.model.regime.InvalidRegimeException.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegimeFolderTest {

  private static final String REGIME =
      """
      name: %s
      version: 1
      title: A test
      target: %s
      validFrom: "2020-01-01"
      """;
  private static final String VESSELS =
      "name,aliases,imo,mmsi,since,measure,authority,legalReference,source\n";

  @TempDir private Path path;

  private RegimeFolder folder;

  @BeforeEach
  void open() {
    folder = new RegimeFolder(path);
  }

  @Test
  void every_yaml_file_is_a_regime_and_tables_lie_beside_it() throws IOException {
    write("zw.yaml", REGIME.formatted("xx-zw", "ZW") + "designatedVessels: ships.csv\n");
    write("ly.yaml", REGIME.formatted("xx-ly", "LY"));
    write("ships.csv", VESSELS);
    write("README.md", "not a regime");
    write(".hidden.yaml", "not read");

    assertThat(folder.read().regimes()).extracting(Regime::name).containsExactly("xx-ly", "xx-zw");
  }

  @Test
  void the_faults_of_all_files_are_told_by_line_and_field() throws IOException {
    write("a.yaml", REGIME.formatted("xx-a", "ZW").replace("2020-01-01", "2020-02-30"));
    write("b.yaml", REGIME.formatted("xx-b", "LY") + "designatedVessels: gone.csv\n");
    write("c.yaml", REGIME.formatted("xx-c", "Atlantis"));

    assertThat(faults())
        .hasSize(3)
        .anySatisfy(
            fault -> assertThat(fault).startsWith("a.yaml, line 5, /validFrom: '2020-02-30'"))
        .anySatisfy(fault -> assertThat(fault).startsWith("gone.csv, line 1: cannot be read"))
        .anySatisfy(fault -> assertThat(fault).startsWith("c.yaml, line 4, /target: "));
  }

  @Test
  void two_regimes_of_one_target_are_refused() throws IOException {
    write("a.yaml", REGIME.formatted("xx-a", "ZW"));
    write("b.yaml", REGIME.formatted("xx-b", "ZW"));

    assertThat(faults())
        .containsExactly("b.yaml, line 1, /target: 'ZW' is the target of xx-a already");
  }

  @Test
  void a_table_outside_of_the_folder_is_not_read() throws IOException {
    write("a.yaml", REGIME.formatted("xx-a", "ZW") + "designatedVessels: ../../etc/passwd\n");

    assertThat(faults()).hasSize(1);
  }

  @Test
  void a_folder_without_regimes_is_a_fault_and_so_is_one_that_is_not_there() {
    assertThat(faults()).containsExactly("%s, line 1: holds no file *.yaml".formatted(path));
    folder = new RegimeFolder(path.resolve("nowhere"));
    assertThat(faults().get(0)).contains("cannot be read");
    folder = new RegimeFolder(Path.of("regimes"));
    assertThat(faults().get(0)).contains("must be an absolute path");
  }

  @Test
  void the_digest_changes_with_any_file() throws IOException {
    write("a.yaml", REGIME.formatted("xx-a", "ZW") + "designatedVessels: ships.csv\n");
    write("ships.csv", VESSELS);
    String before = folder.read().digest();
    String all = folder.digestOfAll();
    assertThat(folder.read().digest()).isEqualTo(before);

    write("ships.csv", VESSELS.replace("\n", "\r\n"));

    assertThat(folder.read().digest()).isNotEqualTo(before);
    assertThat(folder.digestOfAll()).isNotEqualTo(all);
  }

  private List<String> faults() {
    return catchThrowableOfType(InvalidRegimeException.class, folder::read).faults().stream()
        .map(Fault::toString)
        .toList();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(path.resolve(name), text);
  }
}
