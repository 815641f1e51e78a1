package org.embargoledger.gateway.route;

import java.net.URI;
import java.util.Locale;
import org.embargoledger.gateway.GatewayConfig;

/** A service behind the gateway. */
public enum Upstream {
  INGEST {
    @Override
    public URI address(GatewayConfig.Upstreams upstreams) {
      return upstreams.ingest();
    }
  },
  LEDGER {
    @Override
    public URI address(GatewayConfig.Upstreams upstreams) {
      return upstreams.ledger();
    }
  },
  ALERT {
    @Override
    public URI address(GatewayConfig.Upstreams upstreams) {
      return upstreams.alert();
    }
  };

  public abstract URI address(GatewayConfig.Upstreams upstreams);

  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
