package org.embargoledger.gateway.refusal;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.embargoledger.gateway.route.Role;
import org.embargoledger.gateway.route.Upstream;
import org.embargoledger.kit.problem.ProblemType;

/** Why a request goes no further, and the headers that belong to that answer. */
public record Refusal(ProblemType type, String detail, Map<String, String> headers) {

  private static final String REALM = "Bearer realm=\"embargo-ledger\"";
  private static final String WWW_AUTHENTICATE = "WWW-Authenticate";

  /** No bearer token came with the request (RFC 6750: no error code then). */
  public static Refusal noToken() {
    return new Refusal(
        ProblemType.UNAUTHENTICATED,
        "The request carries no bearer token. Send one as 'Authorization: Bearer <token>'.",
        Map.of(WWW_AUTHENTICATE, REALM));
  }

  /** A token came, and it does not hold; {@code reason} is one plain sentence. */
  public static Refusal invalidToken(String reason) {
    return new Refusal(
        ProblemType.UNAUTHENTICATED,
        reason,
        Map.of(
            WWW_AUTHENTICATE,
            REALM + ", error=\"invalid_token\", error_description=\"" + reason + "\""));
  }

  public static Refusal missingRole(Role role) {
    return new Refusal(
        ProblemType.FORBIDDEN,
        "This needs the role " + role.claim() + ", which the token does not carry.",
        Map.of(
            WWW_AUTHENTICATE,
            REALM + ", error=\"insufficient_scope\", scope=\"" + role.claim() + "\""));
  }

  public static Refusal noSuchPath() {
    return new Refusal(
        ProblemType.NOT_FOUND, "No resource has this path. GET / lists what there is.", Map.of());
  }

  public static Refusal otherMethods(HttpMethod asked, List<HttpMethod> allowed) {
    String names = allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
    return new Refusal(
        ProblemType.METHOD_NOT_ALLOWED,
        asked.name() + " is not among the methods of this resource: " + names + ".",
        Map.of(HttpHeaders.ALLOW.toString(), names));
  }

  public static Refusal bodyTooLarge(long bytesMax) {
    return new Refusal(
        ProblemType.BODY_TOO_LARGE,
        "The body may have " + bytesMax + " bytes at most; nothing was recorded.",
        Map.of());
  }

  /** The token cannot be judged at present, so it is not let through. */
  public static Refusal tokenCheckUnavailable() {
    return unavailable("Access tokens cannot be checked at present.");
  }

  public static Refusal unreachable(Upstream upstream) {
    return unavailable(
        "The " + upstream.title() + " service cannot be reached; the request did not get to it.");
  }

  public static Refusal brokeOff(Upstream upstream, HttpMethod method) {
    return unavailable("The " + upstream.title() + " service broke off." + outcome(method));
  }

  public static Refusal tooSlow(Upstream upstream, HttpMethod method) {
    return new Refusal(
        ProblemType.UPSTREAM_TIMEOUT,
        "The " + upstream.title() + " service did not answer in time." + outcome(method),
        Map.of());
  }

  private static Refusal unavailable(String detail) {
    return new Refusal(
        ProblemType.UNAVAILABLE, detail, Map.of(HttpHeaders.RETRY_AFTER.toString(), "2"));
  }

  private static String outcome(HttpMethod method) {
    return method.equals(HttpMethod.POST)
        ? " Whether it took effect is not known: repeat it with the same Idempotency-Key or version."
        : "";
  }
}
