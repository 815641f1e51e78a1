package org.embargoledger.ledger.changes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits on streams of changes. */
@ConfigMapping(prefix = "embargo.ledger.changes")
public interface ChangesConfig {

  /** Open streams of one replica; one more is answered 503. */
  @WithDefault("64")
  int streamsMax();

  /** The least time between two looks into the database for one stream. */
  @WithDefault("100ms")
  Duration pace();

  /** How long nothing is sent at most; proxies take a silent connection for a dead one. */
  @WithDefault("15s")
  Duration heartbeat();

  /** How long a client may leave what was sent to it unread. */
  @WithDefault("30s")
  Duration unreadMax();

  /** How long a lost notification can delay a change. */
  @WithDefault("1s")
  Duration poll();
}
