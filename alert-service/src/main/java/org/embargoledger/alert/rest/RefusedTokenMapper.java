package org.embargoledger.alert.rest;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.embargoledger.kit.problem.ProblemType;

/**
 * Answers a token that does not verify. It goes before the problem extension's own mapper, which is
 * built against an older Quarkus and ends in a 500.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
public class RefusedTokenMapper extends ExceptionMapperBase<AuthenticationFailedException> {

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
