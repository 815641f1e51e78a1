package org.embargoledger.model.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.counting.Deliveries;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.merkle.Checkpoint;
import org.embargoledger.model.merkle.Frontier;
import org.embargoledger.model.merkle.Hashes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogVerifierTest {

  private static final String ORIGIN = "a.example/log";
  private static final int SIZE = 600;
  private static final int KEPT = 450;
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Fact FACT = Deliveries.of("RU").period("2024-01").barrels("15279").fact();

  private final List<byte[]> events = new ArrayList<>();
  private final TreeMap<Long, byte[]> tiles = new TreeMap<>();
  private KnownCheckpoint head;
  private KnownCheckpoint kept;

  @BeforeEach
  void write() {
    for (int i = 0; i < SIZE; i++) {
      events.add(event(i, NOON.plusSeconds(i)));
    }
    Frontier tree = Frontier.empty();
    for (byte[] event : events) {
      tree.add(
          Hashes.leaf(event),
          (level, index, root) -> tiles.put(key(level / 8, index, level), root));
      tiles.put(key(0, tree.size() - 1, 0), Hashes.leaf(event));
    }
    head = new KnownCheckpoint("the log's checkpoint", checkpoint(events, SIZE));
    kept = new KnownCheckpoint("kept.txt", checkpoint(events, KEPT));
  }

  @Test
  void an_honest_log_agrees_with_its_checkpoint_and_with_every_older_one() {
    LogVerifier verifier = verify(this::stored, head, kept);

    assertThat(verifier.size()).isEqualTo(SIZE);
    assertThat(verifier.facts()).isEqualTo(SIZE / 2);
    assertThat(verifier.firstUnread()).isEmpty();
  }

  @Test
  void an_empty_log_agrees_with_an_empty_checkpoint() {
    events.clear();

    assertThat(verify(StoredHashes.NONE, new KnownCheckpoint("c", checkpoint(events, 0))).size())
        .isZero();
  }

  @Test
  void one_changed_byte_is_found_at_its_position_by_the_logs_own_hashes() {
    replace(40, "15279", "25279");

    assertBroken(this::stored, head)
        .withMessageContaining("Position 40: the event hashes to")
        .extracting(BrokenLogException::position)
        .isEqualTo(40L);
  }

  @Test
  void one_changed_byte_is_found_between_two_checkpoints_where_the_hashes_were_changed_too() {
    replace(500, "15279", "25279");

    assertBroken(StoredHashes.NONE, head, kept)
        .withMessageContaining("Positions 450 to 599")
        .withMessageContaining("Up to size 450 all is as it was");
  }

  @Test
  void a_changed_hash_of_a_leaf_is_found_by_the_tile_above_it() {
    replace(40, "15279", "25279");
    tiles.put(key(0, 40, 0), Hashes.leaf(events.get(40)));

    assertBroken(this::stored, head).withMessageContaining("Positions 0 to 255");
  }

  @Test
  void a_changed_byte_that_breaks_the_event_is_told_as_such() {
    replace(40, "\"fact\":{", "\"fact\":[");

    assertBroken(this::stored, head).withMessageContaining("Position 40: holds no event");
  }

  @Test
  void white_space_that_no_reader_would_notice_is_found() {
    replace(40, "\"fact\":{", "\"fact\": {");

    assertBroken(StoredHashes.NONE, head)
        .withMessageContaining("Position 40")
        .withMessageContaining("not in canonical form");
  }

  @Test
  void a_removed_event_leaves_a_gap() {
    events.remove(40);

    assertBroken(this::stored, head)
        .withMessageContaining("Position 40: expected the event of position 40")
        .withMessageContaining("of position 41");
  }

  @Test
  void an_event_removed_at_the_end_is_missed() {
    events.remove(SIZE - 1);

    assertBroken(this::stored, head)
        .withMessageContaining("Position 599: the log ends here, after 599 events");
  }

  @Test
  void two_swapped_events_are_found() {
    Collections.swap(events, 40, 44);

    assertBroken(this::stored, head)
        .withMessageContaining("expected the event of position 40")
        .withMessageContaining("of position 44");
  }

  @Test
  void two_events_swapped_with_their_positions_are_found_by_their_hashes() {
    byte[] first = events.get(40);
    events.set(40, event(44, 40, NOON.plusSeconds(40)));
    events.set(44, first);

    assertBroken(this::stored, head).withMessageContaining("Position 40: the event hashes to");
  }

  @Test
  void a_forked_log_is_consistent_in_itself_but_not_with_what_was_kept() {
    replace(40, "15279", "25279");
    KnownCheckpoint forked = new KnownCheckpoint("fork", checkpoint(events, SIZE));

    assertThat(verify(StoredHashes.NONE, forked).size()).isEqualTo(SIZE);
    assertBroken(StoredHashes.NONE, forked, kept)
        .withMessageContaining("Positions 0 to 449")
        .withMessageContaining("kept.txt says");
  }

  @Test
  void two_checkpoints_of_one_size_that_contradict_each_other_are_told_of() {
    replace(599, "15279", "25279");
    KnownCheckpoint forked = new KnownCheckpoint("fork", checkpoint(events, SIZE));

    assertBroken(StoredHashes.NONE, forked, head)
        .withMessageContaining("Two checkpoints contradict each other");
  }

  @Test
  void a_checkpoint_of_another_log_is_not_compared() {
    KnownCheckpoint other =
        new KnownCheckpoint("other", new Checkpoint("b.example/log", 7, new byte[32]));

    assertBroken(StoredHashes.NONE, head, other).withMessageContaining("b.example/log");
  }

  @Test
  void record_time_that_goes_back_is_found() {
    events.set(40, event(40, NOON.minusSeconds(1)));

    assertBroken(StoredHashes.NONE, head)
        .withMessageContaining("Position 40: recorded at 2026-11-24T11:59:59Z, before");
  }

  @Test
  void a_version_that_is_left_out_is_found() {
    events.set(41, event(41, 41, NOON.plusSeconds(41), 3));

    assertBroken(StoredHashes.NONE, head)
        .withMessageContaining("Position 41: expected version 2 of fact")
        .withMessageContaining("there is version 3");
  }

  @Test
  void an_event_of_a_newer_build_is_hashed_but_told_of() {
    replace(40, "\"schema\":1", "\"schema\":2");
    KnownCheckpoint checkpoint = new KnownCheckpoint("new", checkpoint(events, SIZE));

    assertThat(verify(StoredHashes.NONE, checkpoint).firstUnread())
        .hasValueSatisfying(it -> assertThat(it).contains("position 40").contains("schema 2"));
    assertBroken(StoredHashes.NONE, head).withMessageContaining("position 40 holds");
  }

  private LogVerifier verify(StoredHashes stored, KnownCheckpoint... known) {
    LogVerifier verifier = new LogVerifier(List.of(known), stored, FactVersions.inMemory());
    events.forEach(verifier::event);
    verifier.end();
    return verifier;
  }

  private ThrowableAssertAlternative<BrokenLogException> assertBroken(
      StoredHashes stored, KnownCheckpoint... known) {
    return assertThatExceptionOfType(BrokenLogException.class)
        .isThrownBy(() -> verify(stored, known));
  }

  private Optional<byte[]> stored(int level, long index) {
    return Optional.ofNullable(tiles.get(key(level, index, level * 8)));
  }

  /** Tile levels only; subtrees between them get keys that nobody asks for. */
  private static Long key(int tileLevel, long index, int level) {
    return level % 8 == 0 ? tileLevel * 1_000_000L + index : -1L;
  }

  private void replace(int position, String old, String replacement) {
    String text = new String(events.get(position), UTF_8);
    assertThat(text).contains(old);
    events.set(position, text.replace(old, replacement).getBytes(UTF_8));
  }

  private static Checkpoint checkpoint(List<byte[]> events, int size) {
    Frontier tree = Frontier.empty();
    events.subList(0, size).forEach(event -> tree.add(Hashes.leaf(event)));
    return new Checkpoint(ORIGIN, size, tree.root());
  }

  private static byte[] event(int number, Instant recordedAt) {
    return event(number, number, recordedAt);
  }

  /** Every second event corrects the one before it. */
  private static byte[] event(int number, int position, Instant recordedAt) {
    return event(number, position, recordedAt, number % 2 + 1);
  }

  private static byte[] event(int number, int position, Instant recordedAt, int version) {
    EventHeader header =
        new EventHeader(
            position,
            new UUID(0x0199a0f000007000L, number / 2),
            version,
            FactType.FUEL_DELIVERY,
            "KP",
            "partner-a",
            recordedAt);
    return EventCodec.encode(
        version == 1
            ? new FactRecorded(header, FACT)
            : new FactCorrected(header, FACT, "typing error"));
  }
}
