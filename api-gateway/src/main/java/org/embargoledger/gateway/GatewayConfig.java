package org.embargoledger.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import org.embargoledger.gateway.route.Route;

/** Every setting of the gateway. */
@ConfigMapping(prefix = "embargo.gateway")
public interface GatewayConfig {

  Upstreams upstreams();

  Limits limits();

  /** Where the services are. Scheme, host and port count; a path is not used. */
  interface Upstreams {
    @WithDefault("http://127.0.0.1:8081")
    URI ingest();

    @WithDefault("http://127.0.0.1:8082")
    URI ledger();

    @WithDefault("http://127.0.0.1:8083")
    URI alert();
  }

  /** A limit on everything. */
  interface Limits {
    /** The largest body of a request. */
    @WithDefault("1M")
    MemorySize bodyMax();

    /** The largest body of a batch, whose rows stream through. */
    @WithDefault("16G")
    MemorySize batchMax();

    /** How long a connection to a service may take. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a service may take from the end of the request to the head of its answer. */
    @WithDefault("30s")
    Duration answerTimeout();

    /** How long an answer may fall silent on its way. */
    @WithDefault("60s")
    Duration silenceTimeout();

    /** How long a refused body is still read, so that its sender gets to see the refusal. */
    @WithDefault("10s")
    Duration drainTimeout();

    /** Connections to each service. */
    @WithDefault("128")
    int connectionsMax();

    /** Requests that may wait for a connection to a service. */
    @WithDefault("512")
    int waitingMax();

    default long bytesMax(Route route) {
      return switch (route.body()) {
        case SINGLE -> bodyMax().asLongValue();
        case STREAM -> batchMax().asLongValue();
      };
    }
  }
}
