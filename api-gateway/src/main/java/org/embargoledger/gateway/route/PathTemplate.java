package org.embargoledger.gateway.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path with places: {@code {name}} stands for one segment, a last {@code **} for one or more.
 *
 * <p>Only plain paths match: segments of unreserved characters that begin with a letter or digit.
 * So an empty segment, {@code .}, {@code ..}, a backslash, a semicolon or anything percent-encoded
 * never matches, and no service behind the gateway can read a path otherwise than the table did.
 */
public record PathTemplate(String text) {

  private static final Pattern PLAIN_SEGMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~:+-]*");
  private static final String REST = "**";

  /** The segments of a plain path; empty when the path is anything else. */
  public static Optional<List<String>> plainSegments(String path) {
    if (path == null || !path.startsWith("/")) {
      return Optional.empty();
    }
    List<String> segments = split(path);
    boolean plain = segments.stream().allMatch(it -> PLAIN_SEGMENT.matcher(it).matches());
    return plain ? Optional.of(segments) : Optional.empty();
  }

  boolean matches(List<String> segments) {
    List<String> wanted = split(text);
    boolean openEnd = wanted.get(wanted.size() - 1).equals(REST);
    if (openEnd ? segments.size() < wanted.size() : segments.size() != wanted.size()) {
      return false;
    }
    int compared = openEnd ? wanted.size() - 1 : wanted.size();
    for (int i = 0; i < compared; i++) {
      String place = wanted.get(i);
      if (!place.startsWith("{") && !place.equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> split(String path) {
    List<String> segments = new ArrayList<>();
    int start = 1;
    for (int slash = path.indexOf('/', 1); slash >= 0; slash = path.indexOf('/', start)) {
      segments.add(path.substring(start, slash));
      start = slash + 1;
    }
    segments.add(path.substring(start));
    return segments;
  }
}
