package org.embargoledger.kit.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import org.embargoledger.model.json.MalformedJsonException;

/** Renders a fault of JSON syntax with its line and column. */
@Provider
public class MalformedJsonMapper extends ExceptionMapperBase<MalformedJsonException> {

  @Override
  protected HttpProblem toProblem(MalformedJsonException exception) {
    return HttpProblem.builder()
        .withType(ProblemType.MALFORMED_JSON.uri())
        .withTitle(ProblemType.MALFORMED_JSON.title())
        .withStatus(ProblemType.MALFORMED_JSON.status())
        .withDetail(exception.getMessage())
        .build();
  }
}
