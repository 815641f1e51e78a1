package org.embargoledger.kit.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers a token that is expired, forged or meant for others with a 401. It goes before the
 * problem extension's own mapper, which reads a field that this Quarkus no longer has and ends in a
 * 500.
 */
@Provider
@Priority(RefusedTokenMapper.BEFORE_THE_EXTENSION)
public class RefusedTokenMapper extends ExceptionMapperBase<AuthenticationFailedException> {

  static final int BEFORE_THE_EXTENSION = 1;

  @Override
  protected HttpProblem toProblem(AuthenticationFailedException exception) {
    return HttpProblem.builder()
        .withType(ProblemType.UNAUTHENTICATED.uri())
        .withTitle(ProblemType.UNAUTHENTICATED.title())
        .withStatus(ProblemType.UNAUTHENTICATED.status())
        .withDetail(
            "the token is expired, or not meant for this service, or not signed by its issuer")
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
        .build();
  }
}
