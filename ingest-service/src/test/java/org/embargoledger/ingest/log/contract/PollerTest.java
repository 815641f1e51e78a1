package org.embargoledger.ingest.log.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.embargoledger.ingest.log.LogHead;
import org.embargoledger.ingest.log.TreeGrowth.TileHash;
import org.junit.jupiter.api.Test;

/** Proof that the suite's reader can fail. */
class PollerTest {

  @Test
  void a_log_that_numbers_before_it_commits_is_found_out() {
    Poller poller = new Poller(new Committed(0, 2));

    assertThatThrownBy(poller::poll).hasMessageContaining("position 2 was seen right after 0");
  }

  private record Committed(long... positions) implements LogView {
    @Override
    public List<LogRecord> after(long position) {
      return LongStream.of(positions)
          .filter(p -> p > position)
          .mapToObj(
              p -> new LogRecord(p, new UUID(0, p), 1, Instant.EPOCH, new byte[32], new byte[0]))
          .toList();
    }

    @Override
    public LogHead head() {
      return LogHead.empty();
    }

    @Override
    public List<TileHash> tileHashes() {
      return List.of();
    }
  }
}
