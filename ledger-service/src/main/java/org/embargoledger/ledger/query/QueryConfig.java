package org.embargoledger.ledger.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits on queries. */
@ConfigMapping(prefix = "embargo.ledger.query")
public interface QueryConfig {

  /** How long a query waits for the position it asks for. */
  @WithDefault("2s")
  Duration minPositionWaitMax();
}
