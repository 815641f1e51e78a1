package org.embargoledger.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.embargoledger.gateway.Exchange;
import org.embargoledger.gateway.GatewayConfig;
import org.embargoledger.gateway.access.Caller;
import org.embargoledger.gateway.refusal.RefusalWriter;
import org.embargoledger.gateway.route.Route;

/** Streams an admitted request to its service and the answer back; buffers neither. */
@ApplicationScoped
public class UpstreamProxy {

  private static final ProxyOptions NO_WEB_SOCKETS = new ProxyOptions().setSupportWebSocket(false);

  private final HttpClient client;
  private final RefusalWriter refusals;
  private final GatewayConfig config;

  UpstreamProxy(Vertx vertx, RefusalWriter refusals, GatewayConfig config) {
    this.refusals = refusals;
    this.config = config;
    GatewayConfig.Limits limits = config.limits();
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) limits.connectTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout((int) limits.silenceTimeout().toMillis())
                .setKeepAliveTimeout(30)
                .setMaxWaitQueueSize(limits.waitingMax()),
            new PoolOptions().setHttp1MaxSize(limits.connectionsMax()));
  }

  public void forward(Exchange exchange, Caller caller, Route route) {
    Forwarding forwarding = new Forwarding(exchange, caller, route, config, refusals);
    HttpProxy.reverseProxy(NO_WEB_SOCKETS, client)
        .origin(forwarding)
        .addInterceptor(forwarding)
        .handle(new ClientRequest(exchange.context().request(), exchange));
  }
}
