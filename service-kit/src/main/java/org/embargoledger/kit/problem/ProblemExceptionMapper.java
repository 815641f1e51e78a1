package org.embargoledger.kit.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** Renders a {@link ProblemException} as application/problem+json. */
@Provider
public class ProblemExceptionMapper extends ExceptionMapperBase<ProblemException> {

  @Override
  protected HttpProblem toProblem(ProblemException exception) {
    HttpProblem.Builder problem =
        HttpProblem.builder()
            .withType(exception.type().uri())
            .withTitle(exception.type().title())
            .withStatus(exception.type().status())
            .withDetail(exception.getMessage());
    exception.members().forEach(problem::with);
    exception.headers().forEach(problem::withHeader);
    return problem.build();
  }
}
