package org.embargoledger.kit.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.Violation;

/** Renders everything that is wrong with a submitted document, field by field. */
@Provider
public class InvalidDocumentMapper extends ExceptionMapperBase<InvalidDocumentException> {

  @Override
  protected HttpProblem toProblem(InvalidDocumentException exception) {
    List<Violation> violations = exception.violations();
    return HttpProblem.builder()
        .withType(ProblemType.INVALID_FACT.uri())
        .withTitle(ProblemType.INVALID_FACT.title())
        .withStatus(ProblemType.INVALID_FACT.status())
        .withDetail(
            violations.size() == 1
                ? "1 field is wrong; nothing was recorded"
                : violations.size() + " fields are wrong; nothing was recorded")
        .with("errors", violations)
        .build();
  }
}
