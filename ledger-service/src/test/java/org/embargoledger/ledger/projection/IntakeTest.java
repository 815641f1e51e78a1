package org.embargoledger.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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
    Intake intake = Intake.of(2, 3, received(0, 1, 2, 3, 3, 4), Optional.empty());

    assertThat(intake.events()).containsExactly(log.get(3), log.get(4));
    assertThat(intake.nextOffset()).isEqualTo(6);
    assertThat(intake.halt()).isEmpty();
  }

  @Test
  void a_gap_halts_behind_the_last_event_that_follows() {
    Intake intake = Intake.of(2, 0, received(3, 5, 6), Optional.empty());

    assertThat(intake.events()).containsExactly(log.get(3));
    assertThat(intake.nextOffset()).isEqualTo(1);
    assertThat(intake.halt()).hasValueSatisfying(why -> assertThat(why).contains("5 follows 3"));
  }

  @Test
  void what_is_sound_before_a_broken_message_is_taken() {
    Intake intake = Intake.of(2, 0, received(3, 4), Optional.of("broken"));

    assertThat(intake.events()).hasSize(2);
    assertThat(intake.halt()).contains("broken");
  }

  private List<Received> received(int... positions) {
    return LongStream.range(0, positions.length)
        .mapToObj(
            offset -> {
              int position = positions[(int) offset];
              return new Received(
                  offset, new EventMessage(position, new byte[0], new byte[0], log.get(position)));
            })
        .toList();
  }

  private static List<Event> log(int length) {
    Histories history = new Histories();
    for (int i = 0; i < length; i++) {
      history.recorded(new UUID(0, i), FactBuilder.by("RU", "2018").barrels("1"));
    }
    return history.events();
  }
}
