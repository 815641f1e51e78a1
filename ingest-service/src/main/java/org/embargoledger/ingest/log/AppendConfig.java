package org.embargoledger.ingest.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the append path. */
@ConfigMapping(prefix = "embargo.append")
public interface AppendConfig {

  /** Most events in one transaction. */
  @WithDefault("1000")
  int batchSizeMax();

  /** Most submissions that wait for their transaction; more are refused with 503. */
  @WithDefault("5000")
  int waitingMax();
}
