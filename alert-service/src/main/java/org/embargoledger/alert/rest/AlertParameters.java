package org.embargoledger.alert.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.triage.AlertQuery;
import org.embargoledger.alert.triage.AlertStatus;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.model.measure.Countries;

/** The query parameters of the list of alerts, as they came. */
public class AlertParameters {

  static final int LIMIT_MAX = 200;

  private static final List<String> DETECTORS = Detectors.names();
  private static final Pattern RULE = Pattern.compile("rule:[a-z][a-z0-9-]{1,62}");

  @QueryParam("target")
  String target;

  @QueryParam("status")
  String status;

  @QueryParam("detector")
  String detector;

  @QueryParam("assignee")
  String assignee;

  @QueryParam("silenced")
  String silenced;

  @QueryParam("snoozed")
  String snoozed;

  @QueryParam("group")
  String group;

  @QueryParam("after")
  String after;

  @QueryParam("limit")
  @DefaultValue("50")
  String limit;

  /** Checks and reads them; the first wrong one ends the request. */
  AlertQuery query() {
    return new AlertQuery(
        Optional.ofNullable(target).map(AlertParameters::country),
        Optional.ofNullable(status).map(AlertParameters::status),
        Optional.ofNullable(detector).map(AlertParameters::detector),
        Optional.ofNullable(assignee),
        flag("silenced", silenced),
        flag("snoozed", snoozed),
        Optional.ofNullable(group).map(AlertParameters::group),
        Instant.now(),
        Optional.ofNullable(after).map(AlertParameters::cursor));
  }

  int limit() {
    try {
      int value = Integer.parseInt(limit);
      if (value >= 1 && value <= LIMIT_MAX) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number out of range.
    }
    throw ProblemException.parameter("limit", "must be a number from 1 to " + LIMIT_MAX);
  }

  /** The address of the page behind the given alert. */
  String next(UUID last) {
    StringBuilder address = new StringBuilder("/v1/alerts?");
    append(address, "target", target);
    append(address, "status", status);
    append(address, "detector", detector);
    append(address, "assignee", assignee);
    append(address, "silenced", silenced);
    append(address, "snoozed", snoozed);
    append(address, "group", group);
    append(address, "limit", limit);
    return address.append("after=").append(last).toString();
  }

  private static void append(StringBuilder address, String name, String value) {
    if (value != null) {
      address
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
          .append('&');
    }
  }

  static ProblemException unknownCursor() {
    return ProblemException.parameter(
        "after", "must be the id of an alert, as a page's next has it");
  }

  private static String country(String text) {
    if (!Countries.isCode(text)) {
      throw ProblemException.parameter("target", "must be an ISO 3166-1 alpha-2 code such as KP");
    }
    return text;
  }

  private static AlertStatus status(String text) {
    return Arrays.stream(AlertStatus.values())
        .filter(value -> value.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.parameter(
                    "status", "must be one of " + Arrays.toString(AlertStatus.values())));
  }

  private static String detector(String text) {
    if (!DETECTORS.contains(text) && !RULE.matcher(text).matches()) {
      throw ProblemException.parameter(
          "detector", "must be rule: and a rule's id, or one of " + DETECTORS);
    }
    return text;
  }

  private static Optional<Boolean> flag(String name, String text) {
    if (text == null) {
      return Optional.empty();
    }
    if (!text.equals("true") && !text.equals("false")) {
      throw ProblemException.parameter(name, "must be true or false");
    }
    return Optional.of(Boolean.valueOf(text));
  }

  private static UUID group(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.parameter("group", "must be the id of an alert");
    }
  }

  private static UUID cursor(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw unknownCursor();
    }
  }
}
