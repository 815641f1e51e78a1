package org.embargoledger.alert.backtest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a backtest may take of the service that it runs beside. */
@ConfigMapping(prefix = "embargo.alerts.backtest")
public interface BacktestConfig {

  /** Memory for packed events, about 50 bytes each; events beyond it are read from the topic. */
  @WithDefault("64M")
  MemorySize historyMax();

  /** How often a running backtest says how far it is. */
  @WithDefault("500ms")
  Duration heardEvery();

  /** Silence after which the replica that ran a backtest is taken for gone. */
  @WithDefault("30s")
  Duration lostAfter();
}
