package org.embargoledger.alert.follow.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.detect.Detection;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Known;
import org.embargoledger.alert.detect.RuleVersion;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.TrieMap;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.detect.WatchState;
import org.embargoledger.alert.support.SpreadHistory;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCodecTest {

  private static final int EVENTS = 250;
  private static final int MORE = 80;

  /** Hash codes of enums, and of what contains them, are others there. */
  @Test
  void what_another_process_wrote_is_gone_on_from_as_if_it_had_been_folded_here(
      @TempDir Path folder) throws Exception {
    Path state = folder.resolve("state");
    Path fingerprint = folder.resolve("fingerprint");
    OtherProcess.run(42, EVENTS, state, fingerprint);
    List<Event> history = SpreadHistory.of(42, EVENTS + MORE);
    Watch here = Detectors.standard();
    for (Event event : history.subList(0, EVENTS)) {
      here = here.fold(event).state();
    }

    Watch resumed = States.watch(Files.readAllBytes(state));

    List<Event> rest = history.subList(EVENTS, history.size());
    assertThat(found(resumed, rest)).isEqualTo(found(here, rest)).isNotEmpty();
    assertThat(Fingerprint.of(Rules.shipped(), Detectors.rules()))
        .contains(Files.readString(fingerprint));
  }

  @Test
  void bytes_that_name_another_class_make_nothing() {
    Kryo anything = new Kryo();
    anything.setRegistrationRequired(false);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Output output = new Output(bytes)) {
      anything.writeClassAndObject(output, new ArrayList<>(List.of("not a state")));
    }

    assertThatThrownBy(() -> StateCodec.kryo().readClassAndObject(new Input(bytes.toByteArray())))
        .hasMessageContaining("class java.util.ArrayList is no part of a state");
  }

  @Test
  void a_state_with_a_foreign_class_is_not_written() {
    WatchState state =
        new WatchState(
            new Known(TrieMap.empty(), TrieMap.empty()),
            List.of(new WatchState.Memory("detector", new File("/"))),
            Optional.of(LocalDate.EPOCH),
            0);

    assertThatThrownBy(() -> StateCodec.write(state, new ByteArrayOutputStream()))
        .hasMessageContaining("java.io.File is no part of a state");
  }

  @Test
  void another_version_of_a_rule_has_another_fingerprint() {
    List<RuleVersion> others = new ArrayList<>(Detectors.rules());
    RuleVersion first = others.remove(0);
    others.add(new RuleVersion(first.id(), "2", Map.of()));

    assertThat(Fingerprint.of(Rules.shipped(), others))
        .isPresent()
        .isNotEqualTo(Fingerprint.of(Rules.shipped(), Detectors.rules()));
  }

  private static List<Finding> found(Watch watch, List<Event> events) {
    List<Finding> findings = new ArrayList<>();
    Watch present = watch;
    for (Event event : events) {
      Detection<Watch> detection = present.fold(event);
      findings.addAll(detection.findings());
      present = detection.state();
    }
    return findings;
  }
}
