package org.embargoledger.ledger.http;

import io.smallrye.config.ConfigMapping;

/** What all replicas of one installation share when they hand pages out. */
@ConfigMapping(prefix = "embargo.ledger.http")
public interface HandoutConfig {

  /** The secret that seals cursors: 32 characters or more, the same for every replica. */
  String cursorKey();
}
