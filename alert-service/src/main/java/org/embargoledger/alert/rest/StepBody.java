package org.embargoledger.alert.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.json.ObjectReader;

/** Reads what somebody says about the step they take. */
final class StepBody {

  private StepBody() {}

  /** The optional note of an acknowledgement; the body may be missing. */
  static Optional<String> note(byte[] body) {
    return body == null || body.length == 0
        ? Optional.empty()
        : read(body, in -> in.optionalText("note"));
  }

  /** The reason of a resolution. */
  static String reason(byte[] body) {
    return read(body == null ? new byte[0] : body, in -> in.text("reason"));
  }

  private static <T> T read(byte[] body, Function<ObjectReader, T> reading) {
    JsonNode node = Json.parse(body);
    ObjectReader in = ObjectReader.root(node);
    T value = reading.apply(in);
    in.rejectUnknown();
    try {
      in.throwIfFaulty();
    } catch (InvalidDocumentException e) {
      throw new ProblemException(ProblemType.INVALID_PARAMETER, e.getMessage())
          .withErrors(e.violations());
    }
    return value;
  }
}
