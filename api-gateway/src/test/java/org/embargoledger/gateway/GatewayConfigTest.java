package org.embargoledger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {

  private final GatewayConfig config =
      new SmallRyeConfigBuilder()
          .withMapping(GatewayConfig.class)
          .withConverter(
              io.quarkus.runtime.configuration.MemorySize.class, 200, new MemorySizeConverter())
          .withConverter(
              Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
          .build()
          .getConfigMapping(GatewayConfig.class);

  @Test
  void the_services_are_looked_for_on_this_machine() {
    assertThat(config.upstreams().ingest()).isEqualTo(URI.create("http://127.0.0.1:8081"));
    assertThat(config.upstreams().ledger()).isEqualTo(URI.create("http://127.0.0.1:8082"));
    assertThat(config.upstreams().alert()).isEqualTo(URI.create("http://127.0.0.1:8083"));
  }

  @Test
  void every_limit_has_a_default() {
    GatewayConfig.Limits limits = config.limits();
    assertThat(limits.bodyMax().asLongValue()).isEqualTo(1_048_576);
    assertThat(limits.batchMax().asLongValue()).isEqualTo(17_179_869_184L);
    assertThat(limits.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(limits.answerTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(limits.silenceTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(limits.drainTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(limits.connectionsMax()).isEqualTo(128);
    assertThat(limits.waitingMax()).isEqualTo(512);
  }
}
