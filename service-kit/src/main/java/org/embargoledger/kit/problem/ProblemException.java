package org.embargoledger.kit.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.model.json.Violation;

/** Ends a request with a problem document. Thrown for what a client can understand and mend. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  public ProblemException(ProblemType type, String detail) {
    super(detail);
    this.type = type;
  }

  /** A query or path parameter that is wrong. */
  public static ProblemException parameter(String name, String detail) {
    return new ProblemException(ProblemType.INVALID_PARAMETER, name + " " + detail)
        .with("errors", List.of(Map.of("parameter", name, "detail", detail)));
  }

  /** Adds an extension member. */
  public ProblemException with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  public ProblemException withErrors(List<Violation> violations) {
    return with("errors", violations);
  }

  /** Adds a response header. */
  public ProblemException withHeader(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public ProblemType type() {
    return type;
  }

  public Map<String, Object> members() {
    return members;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
