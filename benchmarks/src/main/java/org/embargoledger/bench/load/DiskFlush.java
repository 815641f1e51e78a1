package org.embargoledger.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.embargoledger.bench.stats.Latencies;

/** How long the disk takes to make one block durable, as PostgreSQL asks it at each commit. */
public final class DiskFlush {
  private static final int BLOCK_BYTES = 8 * 1024;
  private static final int FILE_BLOCKS = 2 * 1024;
  private static final int FLUSHES = 2_000;

  private DiskFlush() {}

  /** Overwrites blocks of a file that exists already, as the write-ahead log is, one by one. */
  public static Latencies measure(Path directory) throws IOException {
    Path file = Files.createTempFile(directory, "flush", ".probe");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
      for (int i = 0; i < FILE_BLOCKS; i++) {
        channel.write(block.rewind());
      }
      channel.force(true);
      long[] micros = new long[FLUSHES];
      for (int i = 0; i < FLUSHES; i++) {
        long begun = System.nanoTime();
        channel.write(block.rewind(), (long) (i % FILE_BLOCKS) * BLOCK_BYTES);
        channel.force(false); // fdatasync
        micros[i] = (System.nanoTime() - begun) / 1_000;
      }
      return Latencies.ofMicros(micros);
    } finally {
      Files.delete(file);
    }
  }
}
