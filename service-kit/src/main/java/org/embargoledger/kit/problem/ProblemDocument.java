package org.embargoledger.kit.problem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.embargoledger.model.json.Json;

/** The JSON of a problem (RFC 9457), for places where no exception mapper reaches. */
public final class ProblemDocument {

  public static final String MEDIA_TYPE = "application/problem+json";

  private ProblemDocument() {}

  public static ObjectNode of(ProblemType type, String detail) {
    return Json.object()
        .put("type", type.uri().toString())
        .put("title", type.title())
        .put("status", type.status())
        .put("detail", detail);
  }
}
