package org.embargoledger.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.alert.support.RandomHistory;
import org.embargoledger.model.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedEventsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void what_is_unpacked_equals_what_was_packed(long seed) {
    List<Event> history = RandomHistory.of(seed, 2_000);
    PackedEvents packed = new PackedEvents();
    history.forEach(packed::pack);

    assertThat(all(packed)).isEqualTo(history);
  }

  @Test
  void an_event_takes_less_than_a_hundred_bytes() {
    PackedEvents packed = new PackedEvents();
    RandomHistory.of(7, 20_000).forEach(packed::pack);

    assertThat(packed.bytes() / packed.count()).isLessThan(100);
  }

  @Test
  void decimals_keep_their_scale_and_any_size() {
    ByteLog.Writer out = new ByteLog.Writer();
    List<BigDecimal> values =
        List.of(
            new BigDecimal("0.00"),
            new BigDecimal("-12.30"),
            new BigDecimal("123456789012345678901234567890.123456789012"),
            new BigDecimal(Long.MIN_VALUE),
            new BigDecimal("1E+9"));
    values.forEach(value -> Decimals.write(out, value));
    ByteLog log = new ByteLog();
    out.appendTo(log);
    ByteLog.Reader in = log.reader();

    assertThat(values.stream().map(value -> Decimals.read(in)).toList()).isEqualTo(values);
  }

  @Test
  void records_may_lie_across_pieces() {
    ByteLog log = new ByteLog();
    byte[] record = new byte[ByteLog.PIECE / 2 + 17];
    for (int i = 0; i < record.length; i++) {
      record[i] = (byte) i;
    }
    for (int i = 0; i < 5; i++) {
      log.append(record, record.length);
    }
    ByteLog.Reader in = log.reader();

    for (int i = 0; i < 5; i++) {
      assertThat(in.read(record.length)).isEqualTo(record);
    }
  }

  @Test
  void a_gap_is_refused() {
    LogBuilder log = new LogBuilder();
    PackedEvents packed = new PackedEvents();
    packed.pack(log.record(Deliveries.by("RU", "2023-01").tons("1").fact()));
    log.record(Deliveries.by("RU", "2023-02").tons("1").fact());
    Event third = log.record(Deliveries.by("RU", "2023-03").tons("1").fact());

    assertThatThrownBy(() -> packed.pack(third)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Event> all(PackedEvents packed) {
    List<Event> events = new ArrayList<>();
    PackedReader reader = packed.unpack();
    while (reader.hasNext()) {
      events.add(reader.next());
    }
    return events;
  }
}
