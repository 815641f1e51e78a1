package org.embargoledger.alert.delivery;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The configuration of deliveries, with some settings of one's own. */
public final class DeliveryConfigs {

  private static final int PRIORITY = 200;

  private DeliveryConfigs() {}

  /**
   * @param settings without the common prefix
   */
  public static DeliveryConfig with(Map<String, String> settings) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, PRIORITY, new DurationConverter())
            .withMapping(DeliveryConfig.class);
    settings.forEach(
        (name, value) ->
            builder.withSources(
                new PropertiesConfigSource(
                    Map.of("embargo.alerts.delivery." + name, value), name, PRIORITY)));
    return builder.build().getConfigMapping(DeliveryConfig.class);
  }
}
