package org.embargoledger.kit.problem;

import java.net.URI;
import java.util.Locale;

/** Every kind of problem (RFC 9457) that the services answer with, by status and title. */
public enum ProblemType {
  MALFORMED_JSON(400, "The body is not valid JSON"),
  MALFORMED_CSV(400, "The table cannot be read"),
  INVALID_PARAMETER(400, "A parameter is not valid"),
  UNAUTHENTICATED(401, "A valid access token is needed"),
  FORBIDDEN(403, "The token does not allow this"),
  SECOND_PERSON_REQUIRED(403, "A second person must approve this"),
  PARTNER_MISMATCH(403, "A partner is identified by its token"),
  NOT_YOUR_FACT(403, "Only the partner that recorded a fact may change it"),
  NOT_FOUND(404, "There is nothing here"),
  UNKNOWN_TARGET(404, "No regime is kept for this target"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "The answer is not of a kind that is accepted"),
  ILLEGAL_TRANSITION(409, "The present state does not allow this step"),
  FACT_RETRACTED(409, "The fact has been retracted"),
  VERSION_CONFLICT(412, "The version is not the present one"),
  BODY_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is not of a kind that is taken here"),
  INVALID_FACT(422, "The fact cannot be recorded as it stands"),
  INVALID_RULE(422, "The rule cannot be saved as it stands"),
  QUERY_TOO_BROAD(422, "The query asks for too much at once"),
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request"),
  PRECONDITION_REQUIRED(428, "The version to replace must be named"),
  OVERLOADED(503, "The service is busy"),
  UNAVAILABLE(503, "The service is not available"),
  QUERY_TIMEOUT(503, "The query did not end in time"),
  NOT_YET_PROJECTED(503, "The projection has not come that far yet"),
  UPSTREAM_TIMEOUT(504, "The service did not answer in time");

  private static final String ROOT = "https://embargoledger.org/problems/";

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public URI uri() {
    return URI.create(ROOT + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
