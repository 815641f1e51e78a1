package org.embargoledger.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;

/**
 * One row of the table: what may be asked, of which service, with which role.
 *
 * @param role empty if the answer is for everybody, who then needs no token
 */
public record Route(
    HttpMethod method, PathTemplate template, Upstream upstream, Optional<Role> role, Body body) {

  /** How large a request's body may be. */
  public enum Body {
    /** One document. */
    SINGLE,
    /** A stream of rows, each of which the service bounds by itself. */
    STREAM
  }

  static Route post(String template, Upstream upstream, Role role) {
    return of(HttpMethod.POST, template, upstream, Optional.of(role), Body.SINGLE);
  }

  static Route put(String template, Upstream upstream, Role role) {
    return of(HttpMethod.PUT, template, upstream, Optional.of(role), Body.SINGLE);
  }

  static Route stream(String template, Upstream upstream, Role role) {
    return of(HttpMethod.POST, template, upstream, Optional.of(role), Body.STREAM);
  }

  static Route get(String template, Upstream upstream, Role role) {
    return of(HttpMethod.GET, template, upstream, Optional.of(role), Body.SINGLE);
  }

  static Route delete(String template, Upstream upstream, Role role) {
    return of(HttpMethod.DELETE, template, upstream, Optional.of(role), Body.SINGLE);
  }

  static Route open(String template, Upstream upstream) {
    return of(HttpMethod.GET, template, upstream, Optional.empty(), Body.SINGLE);
  }

  private static Route of(
      HttpMethod method, String template, Upstream upstream, Optional<Role> role, Body body) {
    return new Route(method, new PathTemplate(template), upstream, role, body);
  }

  public boolean isOpen() {
    return role.isEmpty();
  }

  /** Whoever may GET may ask for the head alone. */
  boolean accepts(HttpMethod asked) {
    return method.equals(asked) || (method.equals(HttpMethod.GET) && asked.equals(HttpMethod.HEAD));
  }
}
