package org.embargoledger.ledger.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What all replicas of one installation share when they hand pages out. */
@ConfigMapping(prefix = "embargo.ledger.http")
public interface HandoutConfig {

  /** The secret that seals cursors: 32 characters or more, the same for every replica. */
  String cursorKey();

  /** The memory for answers that are kept. */
  @WithDefault("32M")
  MemorySize cachedAnswersMax();
}
