package org.embargoledger.ledger.rebuild;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A hash table from long to long in a temporary file, which the operating system keeps in memory as
 * far as it has some. So the heap stays small however many entries there are.
 */
final class LongTable implements AutoCloseable {

  static final long NONE = -1;

  private static final int SLOT_BYTES = 16;
  private static final int SEGMENT_BITS = 22;
  private static final int SEGMENT_SLOTS = 1 << SEGMENT_BITS;
  private static final double LOAD_MAX = 0.6;
  private static final long SLOTS_MIN = 1 << 16;

  /** Marks an empty slot; a key of this value is moved to another. */
  private static final long EMPTY = 0;

  private MappedByteBuffer[] segments;
  private Path file;
  private long capacity;
  private long size;

  /**
   * @param expected entries, for which it need not grow
   */
  LongTable(long expected) {
    long slots = SLOTS_MIN;
    while (slots * LOAD_MAX < expected) {
      slots *= 2;
    }
    allocate(slots);
  }

  long get(long key) {
    long slot = find(stored(key));
    return key(slot) == EMPTY ? NONE : value(slot);
  }

  /** Gives what was there before, or NONE. */
  long put(long key, long value) {
    if (size + 1 > capacity * LOAD_MAX) {
      grow();
    }
    long stored = stored(key);
    long slot = find(stored);
    long before = key(slot) == EMPTY ? NONE : value(slot);
    if (before == NONE) {
      size++;
    }
    set(slot, stored, value);
    return before;
  }

  /** Gives what was there, or NONE. */
  long remove(long key) {
    long slot = find(stored(key));
    if (key(slot) == EMPTY) {
      return NONE;
    }
    long before = value(slot);
    size--;
    closeUp(slot);
    return before;
  }

  /** Moves up what was pushed on by the removed one, so that no search ends too early. */
  private void closeUp(long removed) {
    long hole = removed;
    for (long slot = next(hole); key(slot) != EMPTY; slot = next(slot)) {
      long home = home(key(slot));
      boolean reachesOverHole =
          hole <= slot ? home <= hole || home > slot : home <= hole && home > slot;
      if (reachesOverHole) {
        set(hole, key(slot), value(slot));
        hole = slot;
      }
    }
    set(hole, EMPTY, 0);
  }

  private long find(long stored) {
    long slot = home(stored);
    while (key(slot) != EMPTY && key(slot) != stored) {
      slot = next(slot);
    }
    return slot;
  }

  private static long stored(long key) {
    return key == EMPTY ? 0x9e3779b97f4a7c15L : key;
  }

  private long home(long stored) {
    return Hash.mix(stored) & (capacity - 1);
  }

  private long next(long slot) {
    return (slot + 1) & (capacity - 1);
  }

  private long key(long slot) {
    return segment(slot).getLong(offset(slot));
  }

  private long value(long slot) {
    return segment(slot).getLong(offset(slot) + Long.BYTES);
  }

  private void set(long slot, long stored, long value) {
    MappedByteBuffer segment = segment(slot);
    int offset = offset(slot);
    segment.putLong(offset, stored);
    segment.putLong(offset + Long.BYTES, value);
  }

  private MappedByteBuffer segment(long slot) {
    return segments[(int) (slot >> SEGMENT_BITS)];
  }

  private static int offset(long slot) {
    return (int) (slot & (SEGMENT_SLOTS - 1)) * SLOT_BYTES;
  }

  private void grow() {
    MappedByteBuffer[] oldSegments = segments;
    Path oldFile = file;
    long oldCapacity = capacity;
    allocate(oldCapacity * 2);
    size = 0;
    for (long slot = 0; slot < oldCapacity; slot++) {
      MappedByteBuffer segment = oldSegments[(int) (slot >> SEGMENT_BITS)];
      long stored = segment.getLong(offset(slot));
      if (stored != EMPTY) {
        set(find(stored), stored, segment.getLong(offset(slot) + Long.BYTES));
        size++;
      }
    }
    delete(oldFile);
  }

  private void allocate(long slots) {
    try {
      file = Files.createTempFile("ledger-rebuild", ".table");
      capacity = slots;
      segments = new MappedByteBuffer[(int) ((slots + SEGMENT_SLOTS - 1) >> SEGMENT_BITS)];
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        long bytes = slots * SLOT_BYTES;
        long segmentBytes = (long) SEGMENT_SLOTS * SLOT_BYTES;
        for (int i = 0; i < segments.length; i++) {
          long begin = i * segmentBytes;
          segments[i] =
              channel.map(
                  FileChannel.MapMode.READ_WRITE, begin, Math.min(segmentBytes, bytes - begin));
        }
      }
      // Nobody else needs its name, and it goes with this process however that ends.
      delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    segments = new MappedByteBuffer[0];
  }
}
