package org.embargoledger.alert.explain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds on deriving alerts again. */
@ConfigMapping(prefix = "embargo.alerts.recompute")
public interface RecomputeConfig {

  /** A derivation that takes longer is given up. */
  @WithDefault("PT30S")
  Duration timeMax();

  /** How many derivations are remembered. */
  @WithDefault("500")
  int rememberedMax();
}
