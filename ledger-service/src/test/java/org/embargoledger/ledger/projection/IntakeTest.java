package org.embargoledger.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.embargoledger.kit.kafka.EventMessage;
import org.embargoledger.ledger.support.FactBuilder;
import org.embargoledger.ledger.support.Histories;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private final List<Event> log = log(10);

  @Test
  void what_is_known_is_passed_over() {
    Intake intake = Intake.of(2, 3, received(0, 1, 2, 3, 3, 4), Set.of());

    assertThat(intake.events()).containsExactly(log.get(3), log.get(4));
    assertThat(intake.position()).isEqualTo(4);
    assertThat(intake.nextOffset()).isEqualTo(6);
    assertThat(intake.halt()).isEmpty();
  }

  @Test
  void a_gap_halts_behind_the_last_event_that_follows() {
    Intake intake = Intake.of(2, 0, received(3, 5, 6), Set.of());

    assertThat(intake.events()).containsExactly(log.get(3));
    assertThat(intake.position()).isEqualTo(3);
    assertThat(intake.nextOffset()).isEqualTo(1);
    assertThat(intake.halt()).hasValueSatisfying(why -> assertThat(why).contains("5 follows 3"));
  }

  @Test
  void what_is_sound_before_a_broken_message_is_taken() {
    Intake intake = Intake.of(2, 0, with(received(3, 4), broken(2, 5)), Set.of());

    assertThat(intake.events()).hasSize(2);
    assertThat(intake.halt()).contains("broken");
  }

  @Test
  void a_broken_message_of_a_known_position_is_passed_over() {
    Intake intake = Intake.of(4, 0, List.of(broken(0, 3)), Set.of());

    assertThat(intake.halt()).isEmpty();
    assertThat(intake.nextOffset()).isEqualTo(1);
  }

  @Test
  void a_skipped_position_is_passed_over_whether_lost_or_broken_or_sound() {
    List<Received> received = with(with(received(4), broken(1, 5)), Received.sound(2, message(6)));
    received = with(received, Received.sound(3, message(7)));

    Intake intake = Intake.of(2, 0, received, Set.of(3L, 5L, 6L));

    assertThat(intake.halt()).isEmpty();
    assertThat(intake.events()).containsExactly(log.get(4), log.get(7));
    assertThat(intake.position()).isEqualTo(7);
  }

  @Test
  void a_skip_holds_for_one_position_only() {
    Intake intake = Intake.of(2, 0, received(5), Set.of(3L));

    assertThat(intake.halt()).isPresent();
    assertThat(intake.position()).isEqualTo(3);
  }

  @Test
  void a_broken_message_that_names_no_position_stands_for_the_next_one() {
    Received nameless = Received.broken(0, OptionalLong.empty(), "broken");

    assertThat(Intake.of(2, 0, List.of(nameless), Set.of()).halt()).contains("broken");
    assertThat(Intake.of(2, 0, List.of(nameless), Set.of(3L)).position()).isEqualTo(3);
  }

  @Test
  void what_cannot_be_written_is_left_out_with_all_behind_it() {
    Intake intake = Intake.of(2, 7, received(3, 4, 5), Set.of()).upTo(4, "differs", 7);

    assertThat(intake.events()).containsExactly(log.get(3));
    assertThat(intake.position()).isEqualTo(3);
    assertThat(intake.nextOffset()).isEqualTo(7);
    assertThat(intake.halt()).contains("differs");
  }

  private static List<Received> with(List<Received> some, Received next) {
    List<Received> all = new ArrayList<>(some);
    all.add(next);
    return all;
  }

  private static Received broken(long offset, long position) {
    return Received.broken(offset, OptionalLong.of(position), "broken");
  }

  private List<Received> received(int... positions) {
    return LongStream.range(0, positions.length)
        .mapToObj(offset -> Received.sound(offset, message(positions[(int) offset])))
        .toList();
  }

  private EventMessage message(int position) {
    return new EventMessage(position, new byte[0], new byte[0], log.get(position));
  }

  private static List<Event> log(int length) {
    Histories history = new Histories();
    for (int i = 0; i < length; i++) {
      history.recorded(new UUID(0, i), FactBuilder.by("RU", "2018").barrels("1"));
    }
    return history.events();
  }
}
