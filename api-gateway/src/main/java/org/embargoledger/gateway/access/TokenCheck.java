package org.embargoledger.gateway.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.embargoledger.gateway.refusal.Refusal;

/**
 * Decides whether a request carries a token that holds: signature, issuer, audience, expiry.
 *
 * <p>The future fails with a {@link RefusedException}; a check that cannot answer denies.
 */
@ApplicationScoped
public class TokenCheck {

  private static final String PARTNER_CLAIM = "partner";

  public Future<Caller> callerOf(RoutingContext context) {
    // The framework's own handler would answer without a problem document, and first.
    context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
    Context home = context.vertx().getOrCreateContext();
    Promise<Caller> caller = Promise.promise();
    QuarkusHttpUser.getSecurityIdentity(context, null)
        .subscribe()
        .with(
            identity -> home.runOnContext(back -> settle(identity, caller)),
            fault ->
                home.runOnContext(
                    back -> caller.fail(new RefusedException(TokenFaults.refusalOf(fault)))));
    return caller.future();
  }

  private static void settle(SecurityIdentity identity, Promise<Caller> caller) {
    if (identity == null || identity.isAnonymous()) {
      caller.fail(new RefusedException(Refusal.noToken()));
    } else {
      caller.complete(
          new Caller(identity.getPrincipal().getName(), partnerOf(identity), identity.getRoles()));
    }
  }

  private static Optional<String> partnerOf(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? token.<Object>claim(PARTNER_CLAIM).map(Object::toString)
        : Optional.empty();
  }
}
