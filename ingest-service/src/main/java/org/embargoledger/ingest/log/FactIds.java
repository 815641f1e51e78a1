package org.embargoledger.ingest.log;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes UUIDs of version 7 (RFC 9562): milliseconds of Unix time, then random bits. New facts land
 * at the end of the index that holds them.
 */
public final class FactIds {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private FactIds() {}

  public static UUID next(Clock clock) {
    long high = clock.millis() << 16 | VERSION_7 | (RANDOM.nextLong() & 0xfffL);
    long low = VARIANT | (RANDOM.nextLong() >>> 2);
    return new UUID(high, low);
  }
}
