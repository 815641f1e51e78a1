package org.embargoledger.ingest.log.rest;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embargoledger.kit.problem.ProblemException;

/** Reads the ids of facts and events from paths. */
public record EventIds(UUID factId, int version) {

  private static final String UUID_FORM = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern EVENT_FORM =
      Pattern.compile("(" + UUID_FORM + ")\\.([1-9]\\d{0,8})");

  static EventIds event(String text) {
    Matcher id = EVENT_FORM.matcher(text);
    if (!id.matches()) {
      throw ProblemException.parameter(
          "id", "must be a fact's UUID, a point and a version, as in the answer to a submission");
    }
    return new EventIds(UUID.fromString(id.group(1)), Integer.parseInt(id.group(2)));
  }

  public static UUID fact(String text) {
    if (!text.matches(UUID_FORM)) {
      throw ProblemException.parameter("factId", "must be a UUID in lower case");
    }
    return UUID.fromString(text);
  }
}
