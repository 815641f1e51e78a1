package org.embargoledger.alert.regime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the folder of regimes is watched. */
@ConfigMapping(prefix = "embargo.alerts.regimes")
public interface RegimeConfig {

  /** How often it is looked whether a file has changed. */
  @WithDefault("PT10S")
  Duration look();
}
