package org.embargoledger.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers access tokens that were verified, so that a partner who sends thousands of requests
 * with one token pays for its signature once. A token is forgotten when it expires, and after
 * {@link #REMEMBERED_MAX} at the latest: from then on a key that the issuer withdrew no longer
 * helps. Refused tokens are never remembered.
 */
@ApplicationScoped
public class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

  static final Duration REMEMBERED_MAX = Duration.ofMinutes(1);

  private static final int TOKENS_MAX = 10_000;

  /** Higher goes first; the verifying provider has the default. */
  private static final int BEFORE_THE_VERIFYING_PROVIDER = SYSTEM_FIRST + 100;

  private final OidcIdentityProvider verifier;
  private final Clock clock = Clock.systemUTC();
  private final Cache<String, SecurityIdentity> identities =
      Caffeine.newBuilder()
          .maximumSize(TOKENS_MAX)
          .expireAfter(
              Expiry.<String, SecurityIdentity>creating((token, identity) -> lifeLeft(identity)))
          .build();

  @Inject
  public VerifiedTokens(OidcIdentityProvider verifier) {
    this.verifier = verifier;
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  @Override
  public int priority() {
    return BEFORE_THE_VERIFYING_PROVIDER;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    if (!(request.getToken() instanceof AccessTokenCredential token)) {
      return verifier.authenticate(request, context);
    }
    SecurityIdentity known = identities.getIfPresent(token.getToken());
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    return verifier
        .authenticate(request, context)
        .onItem()
        .ifNotNull()
        .transform(identity -> remember(token.getToken(), PartnerClaim.readInto(identity)));
  }

  private SecurityIdentity remember(String token, SecurityIdentity identity) {
    if (!lifeLeft(identity).isZero()) {
      identities.put(token, identity);
    }
    return identity;
  }

  private Duration lifeLeft(SecurityIdentity identity) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Duration.ZERO;
    }
    Duration left =
        Duration.between(clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()));
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(REMEMBERED_MAX) < 0 ? left : REMEMBERED_MAX;
  }
}
