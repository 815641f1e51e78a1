package org.embargoledger.model.fact;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562): milliseconds of Unix time, then random bits. New facts land
 * at the end of an index that holds them.
 */
public final class FactIds {

  private static final long VERSION_7 = 0x7000L;
  private static final int BELOW_VERSION = 0x1000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private FactIds() {}

  public static UUID next(Instant now, RandomGenerator random) {
    long high = now.toEpochMilli() << 16 | VERSION_7 | random.nextInt(BELOW_VERSION);
    long low = VARIANT | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
