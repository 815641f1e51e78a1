package org.embargoledger.kit.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.embargoledger.kit.problem.ProblemDocument;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.jboss.logging.Logger;

/**
 * Routes for answers that outlast a REST resource: streams that have to know of a client that does
 * not read, or has left. Tokens, roles and problems are as everywhere else.
 */
@ApplicationScoped
public class GuardedRoutes {

  private static final Logger LOG = Logger.getLogger(GuardedRoutes.class);
  private static final String RETRY_AFTER_SECONDS = "10";

  private final IdentityProviderManager identities;

  @Inject
  public GuardedRoutes(IdentityProviderManager identities) {
    this.identities = identities;
  }

  /** Hands requests of those with the role to the handler; what it throws is told to the client. */
  public void get(Router router, String path, String role, Handler<RoutingContext> handler) {
    router
        .get(path)
        .handler(
            routing ->
                QuarkusHttpUser.getSecurityIdentity(routing, identities)
                    .subscribe()
                    .with(
                        identity -> admit(routing, identity, role, handler),
                        failure -> refuse(routing, unauthenticated("the token is not valid"))));
  }

  private static void admit(
      RoutingContext routing,
      SecurityIdentity identity,
      String role,
      Handler<RoutingContext> handler) {
    if (identity == null || identity.isAnonymous()) {
      refuse(routing, unauthenticated("send an access token"));
    } else if (!identity.hasRole(role)) {
      refuse(
          routing, new ProblemException(ProblemType.FORBIDDEN, "the role " + role + " is missing"));
    } else {
      try {
        handler.handle(routing);
      } catch (RuntimeException e) {
        refuse(routing, e);
      }
    }
  }

  private static ProblemException unauthenticated(String detail) {
    return new ProblemException(ProblemType.UNAUTHENTICATED, detail);
  }

  /** Answers with a problem, as long as nothing else was answered. */
  public static void refuse(RoutingContext routing, Throwable failure) {
    if (failure instanceof ProblemException problem) {
      answer(routing.response(), problem);
    } else {
      LOG.error("A request failed", failure);
      answer(
          routing.response(),
          new ProblemException(ProblemType.UNAVAILABLE, "the service cannot answer now"));
    }
  }

  private static void answer(HttpServerResponse response, ProblemException problem) {
    ProblemType type = problem.type();
    ObjectNode document = ProblemDocument.of(type, problem.getMessage());
    problem.members().forEach(document::putPOJO);
    problem.headers().forEach(response::putHeader);
    if (type == ProblemType.OVERLOADED || type == ProblemType.UNAVAILABLE) {
      response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    response
        .setStatusCode(type.status())
        .putHeader("Content-Type", ProblemDocument.MEDIA_TYPE)
        .end(document.toString());
  }
}
