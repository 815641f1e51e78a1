package org.embargoledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.embargoledger.model.merkle.Ed25519Keys;
import org.embargoledger.system.support.Facts;
import org.embargoledger.system.support.History;
import org.embargoledger.system.support.OwnLog;
import org.embargoledger.system.support.OwnLog.Run;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the superuser of the database does to the log, `./embargo verify` finds. */
class VerifyIT {

  private static final int GOOD = 0;
  private static final int BROKEN = 21;

  private static final int TABLE_ROWS = 76;

  /** Together more than one full tile. */
  private static final int BATCH_ROWS = 300;

  @TempDir static Path directory;

  private static OwnLog log;
  private static History history;
  private static Path kept;

  @BeforeAll
  static void fill() throws Exception {
    log = OwnLog.start();
    history = new History(log);
    submitTable();
    kept = directory.resolve("kept.txt");
    assertThat(log.embargo("verify", "--save", kept.toString()).exitCode()).isEqualTo(GOOD);
    submitBatch();
    history.remember();
  }

  @AfterEach
  void restore() throws Exception {
    history.restore();
  }

  @AfterAll
  static void stop() {
    if (log != null) {
      log.close();
    }
  }

  @Test
  void an_honest_log_is_good_and_continues_what_was_kept() throws Exception {
    Run run = verify("--checkpoint", kept.toString());

    assertThat(run.exitCode()).as(run.output()).isEqualTo(GOOD);
    assertThat(run.output())
        .contains("376 events of 376 facts")
        .contains("Continues  " + kept)
        .contains("the key was taken from the log itself");
  }

  @Test
  void a_file_that_is_submitted_again_changes_nothing() throws Exception {
    Run run = submitTable();

    assertThat(run.output()).contains("76 rows: 0 recorded, 76 recorded before, 0 refused");
  }

  @Test
  void one_changed_byte_is_found_at_its_position() throws Exception {
    history.changeByte(40);

    assertBroken("Position 40: the event hashes to");
  }

  @Test
  void a_removed_event_is_found_at_its_position() throws Exception {
    history.remove(40);

    assertBroken("Position 40: expected the event of position 40");
  }

  @Test
  void the_removal_of_the_last_event_is_found() throws Exception {
    history.remove(TABLE_ROWS + BATCH_ROWS - 1);

    assertBroken("Position 375: the log ends here, after 375 events");
  }

  @Test
  void two_swapped_events_are_found() throws Exception {
    history.swap(40, 50);

    assertBroken("Position 40: expected the event of position 40, there is the event");
  }

  @Test
  void a_forked_log_is_found_by_whoever_kept_a_checkpoint() throws Exception {
    history.changeByte(40);
    history.hashAnew();

    assertThat(verify().exitCode()).isEqualTo(GOOD);
    assertBroken("Positions 0 to 75: the tree of size 76", "--checkpoint", kept.toString());
  }

  @Test
  void a_wrong_key_is_found() throws Exception {
    Path pem = Files.writeString(directory.resolve("other.pem"), Ed25519Keys.generatePem());
    String other = Ed25519Keys.readSigner("embargo-ledger.localhost/log", pem).key().toString();

    assertBroken("the log's checkpoint is not signed by " + other, "--key", other);
  }

  @Test
  void an_exported_log_is_checked_without_the_log_and_every_change_to_it_is_found()
      throws Exception {
    Path export = directory.resolve("export.ndjson");
    assertThat(log.embargo("export-log", "--out", export.toString()).exitCode()).isEqualTo(GOOD);
    List<String> events = Files.readAllLines(export);
    assertThat(events).hasSize(TABLE_ROWS + BATCH_ROWS);
    assertThat(verifyFile(export, events).exitCode()).isEqualTo(GOOD);

    List<String> changed = new ArrayList<>(events);
    changed.set(140, events.get(140).replace("\"value\":\"", "\"value\":\"1"));
    List<String> removed = new ArrayList<>(events);
    removed.remove(40);
    List<String> swapped = new ArrayList<>(events);
    Collections.swap(swapped, 40, 50);
    List<String> cut = events.subList(0, 300);

    assertThat(verifyFile(export, changed))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(BROKEN))
        .satisfies(
            run ->
                assertThat(run.output())
                    .contains("Positions 76 to 375")
                    .doesNotContain("Exception"));
    for (List<String> manipulated : List.of(removed, swapped)) {
      Run run = verifyFile(export, manipulated);
      assertThat(run.exitCode()).isEqualTo(BROKEN);
      assertThat(run.output()).contains("Position 40: expected the event of position 40");
    }
    assertThat(verifyFile(export, cut).output()).contains("the log ends here, after 300 events");
  }

  @Test
  void an_export_that_broke_off_is_continued_where_it_ends() throws Exception {
    Path export = directory.resolve("broken-off.ndjson");
    log.embargo("export-log", "--out", export.toString());
    byte[] whole = Files.readAllBytes(export);
    Files.write(export, Arrays.copyOf(whole, whole.length / 2));

    Run run = log.embargo("export-log", "--out", export.toString());

    assertThat(run.exitCode()).as(run.output()).isEqualTo(GOOD);
    assertThat(Files.readAllBytes(export)).isEqualTo(whole);
  }

  private static Run verify(String... arguments) throws IOException, InterruptedException {
    return log.embargo("verify", arguments);
  }

  private static Run verifyFile(Path export, List<String> events)
      throws IOException, InterruptedException {
    Files.write(export, events);
    return verify("--file", export.toString(), "--checkpoint", kept.toString());
  }

  private static void assertBroken(String message, String... arguments)
      throws IOException, InterruptedException {
    Run run = verify(arguments);
    assertThat(run.output()).contains(message);
    assertThat(run.exitCode()).isEqualTo(BROKEN);
  }

  private static Run submitTable() throws IOException, InterruptedException {
    Path table = directory.resolve("deliveries.csv");
    try (InputStream in = VerifyIT.class.getResourceAsStream("/demo/deliveries.csv")) {
      Files.write(table, in.readAllBytes());
    }
    return submit(table);
  }

  private static void submitBatch() throws IOException, InterruptedException {
    Path batch = directory.resolve("batch.ndjson");
    Files.writeString(
        batch,
        IntStream.range(0, BATCH_ROWS)
            .mapToObj(
                i ->
                    "{\"key\": \"batch-%d\", \"resource\": \"deliveries\", \"fact\": %s}\n"
                        .formatted(i, Facts.delivery("VN", "1").replace("\n", " ")))
            .collect(Collectors.joining()));
    submit(batch);
  }

  private static Run submit(Path file) throws IOException, InterruptedException {
    Run run = log.embargo("submit", file.toString());
    assertThat(run.exitCode()).as(run.output()).isEqualTo(GOOD);
    return run;
  }
}
