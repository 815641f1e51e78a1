package org.embargoledger.gateway.support;

import java.util.List;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Access tokens in the form that the realm gives them; each wither spoils or adds one thing. */
public final class Tokens {

  private static final RsaJsonWebKey FOREIGN_KEY = TestIssuer.newKey("another-realm");
  private static final RsaJsonWebKey FORGED_KEY = TestIssuer.newKey("the-realm");

  private final JwtClaims claims = new JwtClaims();
  private RsaJsonWebKey key = TestIssuer.KEY;

  private Tokens() {
    claims.setIssuer(TestIssuer.issuer());
    claims.setAudience("embargo-ledger", "account");
    claims.setSubject("0199a0f0-0000-7000-8000-00000000000a");
    claims.setExpirationTimeMinutesInTheFuture(5);
    claims.setIssuedAtToNow();
    claims.setClaim("preferred_username", "analyst");
  }

  public static Tokens with(String... roles) {
    Tokens token = new Tokens();
    token.claims.setClaim("realm_access", Map.of("roles", List.of(roles)));
    return token;
  }

  public static Tokens withEveryRole() {
    return with("events:write", "ledger:read", "alerts:read", "alerts:triage");
  }

  public Tokens of(String partner) {
    claims.setClaim("partner", partner);
    claims.setClaim("preferred_username", "service-account-" + partner);
    return this;
  }

  public Tokens expired() {
    claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 120));
    return this;
  }

  public Tokens issuedBy(String issuer) {
    claims.setIssuer(issuer);
    return this;
  }

  public Tokens forAudience(String audience) {
    claims.setAudience(audience);
    return this;
  }

  public Tokens signedByAnotherRealm() {
    key = FOREIGN_KEY;
    return this;
  }

  public Tokens forged() {
    key = FORGED_KEY;
    return this;
  }

  public String token() {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setAlgorithmHeaderValue("RS256");
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
