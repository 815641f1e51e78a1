package org.embargoledger.alert.follow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the log is followed. */
@ConfigMapping(prefix = "embargo.alerts")
public interface FollowConfig {

  /** How long after midnight, UTC, a day begins in a log that is quiet. */
  @WithDefault("PT10M")
  Duration dayGrace();

  /** How often it is looked whether a day should begin. */
  @WithDefault("PT1M")
  Duration dayLook();

  Snapshot snapshot();

  /** When what is remembered is stored. */
  interface Snapshot {

    @WithDefault("true")
    boolean enabled();

    /** So many events at least lie between two snapshots, and a quarter of the log. */
    @WithDefault("100000")
    long eventsMin();
  }
}
