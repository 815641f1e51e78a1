package org.embargoledger.ingest.log.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.embargoledger.ingest.log.LogHead;
import org.embargoledger.ingest.log.TreeGrowth.TileHash;

/** What a reader of the log sees at this moment. */
public interface LogView {

  record LogRecord(
      long position, UUID factId, int version, Instant recordedAt, byte[] leafHash, byte[] body) {}

  /** All committed events with positions above {@code position}, in order. */
  List<LogRecord> after(long position);

  LogHead head();

  List<TileHash> tileHashes();
}
