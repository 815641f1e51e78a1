package org.embargoledger.alert.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {

  private final Turn turn = new Turn();
  private final List<String> done = new ArrayList<>();
  private final List<UniEmitter<? super String>> open = new ArrayList<>();

  @Test
  void the_next_begins_when_the_one_before_has_ended() {
    turn.take(this::work).subscribe().with(done::add);
    turn.take(() -> Uni.createFrom().item("second")).subscribe().with(done::add);
    assertThat(done).isEmpty();

    open.get(0).complete("first");

    assertThat(done).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void one_that_fails_does_not_stand_in_the_way_of_the_next() {
    turn.take(
            () -> {
              throw new IllegalStateException("broken");
            })
        .subscribe()
        .with(item -> done.add("never"), failure -> done.add(failure.getMessage()));

    turn.take(() -> Uni.createFrom().item("second")).subscribe().with(done::add);

    assertThat(done).containsExactly("broken", "second");
  }

  private Uni<String> work() {
    return Uni.createFrom().emitter(open::add);
  }
}
