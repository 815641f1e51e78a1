package org.embargoledger.alert.triage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds on the life of alerts. */
@ConfigMapping(prefix = "embargo.alerts.life")
public interface LifeConfig {

  /**
   * How many alerts a detector may raise on one target in one day of record. The further ones are
   * kept under one summary.
   */
  @WithDefault("500")
  int raisedPerDayMax();

  /** How long an alert can be snoozed, and how long a silence can last. */
  @WithDefault("P366D")
  Duration quietMax();
}
