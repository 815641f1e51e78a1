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

  /** How long one statement of a query may take. */
  @WithDefault("5s")
  Duration statementTimeMax();

  /** How many sums one query may keep apart. */
  @WithDefault("20000")
  int sumsMax();

  /** How many groups one answer may have before it is sorted and cut to its limit. */
  @WithDefault("10000")
  int groupsMax();

  /** Up to how many deliveries in a cap's window are recounted to say which are kept beside. */
  @WithDefault("500")
  int recountedMax();
}
