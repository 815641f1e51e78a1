package org.embargoledger.gateway.access;

import io.quarkus.security.AuthenticationFailedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.embargoledger.gateway.refusal.Refusal;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

/** Says why a token does not hold, in a sentence that tells its bearer nothing they cannot know. */
final class TokenFaults {

  private static final Logger LOG = Logger.getLogger(TokenFaults.class);

  private static final String OTHER_ISSUER = "The access token comes from another issuer.";
  private static final String OTHER_AUDIENCE =
      "The access token is for another audience than embargo-ledger.";

  private static final Map<Integer, String> REASONS = new LinkedHashMap<>();

  static {
    REASONS.put(ErrorCodes.EXPIRED, "The access token has expired.");
    REASONS.put(ErrorCodes.NOT_YET_VALID, "The access token is not valid yet.");
    REASONS.put(ErrorCodes.ISSUER_INVALID, OTHER_ISSUER);
    REASONS.put(ErrorCodes.ISSUER_MISSING, OTHER_ISSUER);
    REASONS.put(ErrorCodes.AUDIENCE_INVALID, OTHER_AUDIENCE);
    REASONS.put(ErrorCodes.AUDIENCE_MISSING, OTHER_AUDIENCE);
    REASONS.put(ErrorCodes.SIGNATURE_INVALID, "The access token's signature does not hold.");
  }

  private TokenFaults() {}

  static Refusal refusalOf(Throwable fault) {
    if (of(AuthenticationFailedException.class, fault).isEmpty()) {
      LOG.errorf("A token could not be checked; the request was refused: %s", fault);
      LOG.debug("The fault in full", fault);
      return Refusal.tokenCheckUnavailable();
    }
    return Refusal.invalidToken(
        of(InvalidJwtException.class, fault)
            .flatMap(TokenFaults::reason)
            .or(() -> unknownKey(fault))
            .orElse("The access token is not valid."));
  }

  private static Optional<String> reason(InvalidJwtException fault) {
    return REASONS.entrySet().stream()
        .filter(reason -> fault.hasErrorCode(reason.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** A token of another realm fails here already, before its issuer is compared. */
  private static Optional<String> unknownKey(Throwable fault) {
    return of(UnresolvableKeyException.class, fault)
        .map(key -> "The access token is not signed with a key of this system's issuer.");
  }

  private static <T extends Throwable> Optional<T> of(Class<T> kind, Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }
}
