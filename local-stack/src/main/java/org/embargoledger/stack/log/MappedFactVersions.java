package org.embargoledger.stack.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.embargoledger.model.verify.FactVersions;

/**
 * Remembers versions in a temporary file, so that the heap stays small however many facts there
 * are. A hash table with open addressing: 16 bytes of id and 4 of version a slot, at most half of
 * them taken. Ids are random enough to be their own hash.
 */
final class MappedFactVersions implements FactVersions, AutoCloseable {
  private static final int SLOT_BYTES = 20;
  private static final int FIRST_BITS = 16;

  /** A single mapping holds less than 2 GiB. */
  private static final int PART_BITS = 24;

  private int bits = FIRST_BITS;
  private MappedByteBuffer[] parts;
  private long taken;

  MappedFactVersions() {
    this.parts = map(bits);
  }

  @Override
  public int latest(UUID factId) {
    return version(find(factId));
  }

  @Override
  public void remember(UUID factId, int version) {
    long slot = find(factId);
    if (version(slot) == 0 && ++taken > 1L << (bits - 1)) {
      grow();
      slot = find(factId);
    }
    put(slot, factId.getMostSignificantBits(), factId.getLeastSignificantBits(), version);
  }

  @Override
  public void close() {
    parts = null; // The files have no name any more; the mappings go with the garbage.
  }

  private long find(UUID factId) {
    long high = factId.getMostSignificantBits();
    long low = factId.getLeastSignificantBits();
    long mask = (1L << bits) - 1;
    long slot = (low * 0x9E3779B97F4A7C15L ^ high) >>> 7 & mask;
    while (version(slot) != 0) {
      MappedByteBuffer part = part(slot);
      int at = offset(slot);
      if (part.getLong(at) == high && part.getLong(at + 8) == low) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    MappedByteBuffer[] old = parts;
    long slots = 1L << bits;
    bits++;
    parts = map(bits);
    for (long slot = 0; slot < slots; slot++) {
      MappedByteBuffer part = old[(int) (slot >> PART_BITS)];
      int at = offset(slot);
      int version = part.getInt(at + 16);
      if (version != 0) {
        long high = part.getLong(at);
        long low = part.getLong(at + 8);
        put(find(new UUID(high, low)), high, low, version);
      }
    }
  }

  private void put(long slot, long high, long low, int version) {
    MappedByteBuffer part = part(slot);
    int at = offset(slot);
    part.putLong(at, high);
    part.putLong(at + 8, low);
    part.putInt(at + 16, version);
  }

  private int version(long slot) {
    return part(slot).getInt(offset(slot) + 16);
  }

  private MappedByteBuffer part(long slot) {
    return parts[(int) (slot >> PART_BITS)];
  }

  private static int offset(long slot) {
    return (int) (slot & (1L << PART_BITS) - 1) * SLOT_BYTES;
  }

  private static MappedByteBuffer[] map(int bits) {
    long slots = 1L << bits;
    long slotsOfPart = Math.min(slots, 1L << PART_BITS);
    MappedByteBuffer[] parts = new MappedByteBuffer[(int) (slots / slotsOfPart)];
    try {
      Path file = Files.createTempFile("embargo-verify", ".facts");
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        for (int i = 0; i < parts.length; i++) {
          long bytes = slotsOfPart * SLOT_BYTES;
          parts[i] = channel.map(FileChannel.MapMode.READ_WRITE, i * bytes, bytes);
        }
      }
      return parts;
    } catch (IOException e) {
      throw new UncheckedIOException("no room for the versions of the facts", e);
    }
  }
}
