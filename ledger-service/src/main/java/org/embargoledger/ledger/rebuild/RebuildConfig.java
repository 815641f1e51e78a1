package org.embargoledger.ledger.rebuild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a new generation is built. */
@ConfigMapping(prefix = "embargo.ledger.rebuild")
public interface RebuildConfig {

  /** How many events are written in one transaction. */
  @WithDefault("4000")
  int chunkEvents();

  /** How many threads decode messages. */
  @WithDefault("2")
  int decoders();

  /** How many differences between two generations are told one by one. */
  @WithDefault("100")
  int differencesMax();

  /** How long what is served may take to come to where the new one is, to be compared with it. */
  @WithDefault("1m")
  Duration followWait();

  /** How long to wait after a failure that may pass. */
  @WithDefault("2s")
  Duration retryDelay();
}
