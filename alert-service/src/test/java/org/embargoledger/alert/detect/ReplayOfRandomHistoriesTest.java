package org.embargoledger.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.support.RandomHistory;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayOfRandomHistoriesTest {

  private static final LocalDate LAST_DAY = LocalDate.of(2027, 1, 5);

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void a_replay_finds_the_same_word_for_word(long seed) {
    List<Event> history = RandomHistory.of(seed, 500);

    assertThat(found(history)).isEqualTo(found(RandomHistory.of(seed, 500))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void a_run_that_falls_back_to_kept_states_finds_the_same(long seed) {
    List<Event> history = RandomHistory.of(seed, 300);
    Random random = new Random(seed);
    List<Watch> kept = new ArrayList<>(List.of(Detectors.standard()));
    List<List<Finding>> found = new ArrayList<>();

    while (found.size() < history.size()) {
      Detection<Watch> detection = kept.get(found.size()).fold(history.get(found.size()));
      found.add(detection.findings());
      kept.add(detection.state());
      if (random.nextInt(25) == 0) {
        int back = Math.max(0, found.size() - 1 - random.nextInt(20));
        found.subList(back, found.size()).clear();
        kept.subList(back + 1, kept.size()).clear();
      }
    }

    List<Finding> all = new ArrayList<>();
    found.forEach(all::addAll);
    all.addAll(kept.get(kept.size() - 1).dayBegins(LAST_DAY).findings());
    assertThat(all).isEqualTo(found(history));
  }

  private static List<Finding> found(List<Event> history) {
    List<Finding> findings = new ArrayList<>();
    Watch watch = Detectors.standard();
    for (Event event : history) {
      Detection<Watch> detection = watch.fold(event);
      findings.addAll(detection.findings());
      watch = detection.state();
    }
    findings.addAll(watch.dayBegins(LAST_DAY).findings());
    return findings;
  }
}
