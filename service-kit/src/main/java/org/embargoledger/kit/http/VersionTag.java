package org.embargoledger.kit.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/** The entity tag of what has versions: the version in quotes. */
public final class VersionTag {

  private static final Pattern STRONG = Pattern.compile("\"(\\d{1,9})\"");

  private VersionTag() {}

  public static String of(int version) {
    return "\"" + version + "\"";
  }

  /** The version that an If-Match asks for; empty if there is none or any will do. */
  public static Optional<Integer> ifMatch(String header) {
    if (header == null || header.trim().equals("*")) {
      return Optional.empty();
    }
    Matcher tag = STRONG.matcher(header.trim());
    if (!tag.matches()) {
      throw new ProblemException(
          ProblemType.VERSION_CONFLICT,
          "If-Match must be one version in quotes, as the ETag gives it: \"1\"");
    }
    return Optional.of(Integer.valueOf(tag.group(1)));
  }

  /** What is told of a change that was decided on another version. */
  public static ProblemException stale(String noun, int expected, int present) {
    return new ProblemException(
            ProblemType.VERSION_CONFLICT,
            "the %s is at version %d, not %d; read it again".formatted(noun, present, expected))
        .with("expectedVersion", expected)
        .with("presentVersion", present);
  }
}
