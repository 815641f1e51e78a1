package org.embargoledger.ingest.log.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.embargoledger.ingest.log.LogHead;
import org.embargoledger.ingest.log.TreeGrowth.TileHash;
import org.embargoledger.ingest.log.contract.LogView.LogRecord;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.LeafHash;
import org.embargoledger.model.merkle.Frontier;
import org.embargoledger.model.merkle.Hashes;
import org.embargoledger.model.merkle.Tiles;

/** What holds of every log at every moment between appends. */
final class LogCheck {

  private LogCheck() {}

  static void assertSound(LogView log) {
    List<LogRecord> records = log.after(-1);
    LogHead head = log.head();
    assertThat(records)
        .as("positions")
        .extracting(LogRecord::position)
        .isEqualTo(LongStream.range(0, records.size()).boxed().toList());
    assertThat(records)
        .as("record time")
        .extracting(LogRecord::recordedAt)
        .isSortedAccordingTo(java.util.Comparator.naturalOrder());
    records.forEach(LogCheck::assertSound);
    assertThat(head.nextPosition()).as("head").isEqualTo(records.size());
    assertTree(records.stream().map(LogRecord::leafHash).toList(), head, log.tileHashes());
  }

  private static void assertSound(LogRecord record) {
    EventHeader header = EventCodec.decode(record.body()).header();
    assertThat(header.position()).isEqualTo(record.position());
    assertThat(header.factId()).isEqualTo(record.factId());
    assertThat(header.version()).isEqualTo(record.version());
    assertThat(header.recordedAt()).isEqualTo(record.recordedAt());
    assertThat(record.leafHash()).isEqualTo(LeafHash.of(record.body()));
  }

  private static void assertTree(List<byte[]> leaves, LogHead head, List<TileHash> tileHashes) {
    assertThat(Frontier.decode(head.nextPosition(), head.frontier()).root())
        .as("root over all leaf hashes")
        .isEqualTo(leaves.isEmpty() ? Hashes.emptyRoot() : root(leaves));
    assertThat(tileHashes)
        .as("full tiles")
        .hasSize((int) Tiles.hashCount(1, leaves.size()))
        .allSatisfy(
            tile -> {
              assertThat(tile.level()).isEqualTo(1);
              int from = (int) tile.index() * Tiles.WIDTH;
              assertThat(tile.hash()).isEqualTo(root(leaves.subList(from, from + Tiles.WIDTH)));
            });
  }

  /** The definition of RFC 6962, section 2.1, word for word. */
  private static byte[] root(List<byte[]> leaves) {
    int n = leaves.size();
    if (n == 1) {
      return leaves.get(0);
    }
    int k = Integer.highestOneBit(n - 1);
    return Hashes.node(root(leaves.subList(0, k)), root(leaves.subList(k, n)));
  }
}
