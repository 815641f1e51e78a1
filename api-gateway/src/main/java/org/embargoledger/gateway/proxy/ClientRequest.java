package org.embargoledger.gateway.proxy;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import org.embargoledger.gateway.Exchange;

/**
 * The client's request as the proxy sees it; its response is broken off by way of the connection.
 *
 * <p>The plain {@code reset} of an HTTP/1 response runs none of its handlers, so that a half-sent
 * answer would leave no line in the audit log and count as in flight for ever.
 */
final class ClientRequest extends HttpServerRequestWrapper {

  private final HttpServerResponse response;

  ClientRequest(HttpServerRequest request, Exchange exchange) {
    super((HttpServerRequestInternal) request);
    response = new ClientResponse(request.response(), exchange);
  }

  @Override
  public HttpServerResponse response() {
    return response;
  }

  private static final class ClientResponse extends AbstractResponseWrapper {

    private final Exchange exchange;

    ClientResponse(HttpServerResponse response, Exchange exchange) {
      super(response);
      this.exchange = exchange;
    }

    @Override
    public boolean reset() {
      return reset(0);
    }

    @Override
    public boolean reset(long code) {
      exchange.breakOff();
      return true;
    }
  }
}
