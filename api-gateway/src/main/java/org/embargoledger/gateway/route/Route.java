package org.embargoledger.gateway.route;

import io.vertx.core.http.HttpMethod;

/** One row of the table: what may be asked, of which service, with which role. */
public record Route(HttpMethod method, PathTemplate template, Upstream upstream, Role role) {

  static Route post(String template, Upstream upstream, Role role) {
    return new Route(HttpMethod.POST, new PathTemplate(template), upstream, role);
  }

  static Route get(String template, Upstream upstream, Role role) {
    return new Route(HttpMethod.GET, new PathTemplate(template), upstream, role);
  }

  /** Whoever may GET may ask for the head alone. */
  boolean accepts(HttpMethod asked) {
    return method.equals(asked) || (method.equals(HttpMethod.GET) && asked.equals(HttpMethod.HEAD));
  }
}
