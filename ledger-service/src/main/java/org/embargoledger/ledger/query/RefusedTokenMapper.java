package org.embargoledger.ledger.query;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;
import org.embargoledger.kit.problem.ProblemType;

/**
 * Answers a token that is expired, forged or meant for others with a 401. The problem extension's
 * own mapper fails on this Quarkus (a field of ChallengeData that it reads is gone) and makes it a
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
        .withDetail("the access token is not valid here")
        .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        .build();
  }
}
