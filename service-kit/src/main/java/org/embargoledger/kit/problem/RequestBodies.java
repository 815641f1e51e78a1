package org.embargoledger.kit.problem;

import java.util.function.Function;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.json.ObjectReader;

/** Reads the bodies of requests that are not facts. */
public final class RequestBodies {

  private RequestBodies() {}

  /**
   * Reads a JSON object; fields that the reading does not ask for are faults.
   *
   * @throws ProblemException that names every field that is wrong
   */
  public static <T> T read(byte[] body, Function<ObjectReader, T> reading) {
    ObjectReader in = ObjectReader.root(Json.parse(body == null ? new byte[0] : body));
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
