package org.embargoledger.ledger.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits on exports: each holds a thread, a database connection and a snapshot while it lasts. */
@ConfigMapping(prefix = "embargo.ledger.export")
public interface ExportConfig {

  /** How many are written at a time; one more is answered 503. */
  @WithDefault("4")
  int atOnceMax();

  /** How long one may take, its client's slowness included. */
  @WithDefault("15m")
  Duration durationMax();

  /** Lines that are fetched from the database at a time. */
  @WithDefault("500")
  int chunk();
}
