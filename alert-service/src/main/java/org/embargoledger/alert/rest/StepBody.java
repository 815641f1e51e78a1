package org.embargoledger.alert.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.embargoledger.kit.problem.RequestBodies;

/** Reads what somebody says about the step they take. */
final class StepBody {

  private static final int NAME_MAX = 200;

  /** To whom, and why. */
  record Assignment(String assignee, Optional<String> note) {}

  /** Until when, and why. */
  record Snooze(Instant until, Optional<String> note) {}

  private StepBody() {}

  /** An optional note; the body may be missing. */
  static Optional<String> note(byte[] body) {
    return body == null || body.length == 0
        ? Optional.empty()
        : RequestBodies.read(body, in -> in.optionalText("note"));
  }

  /** The reason of a step that needs one. */
  static String reason(byte[] body) {
    return RequestBodies.read(body, in -> in.text("reason"));
  }

  static String comment(byte[] body) {
    return RequestBodies.read(body, in -> in.text("note"));
  }

  static Assignment assignment(byte[] body) {
    return RequestBodies.read(
        body,
        in -> new Assignment(in.required("assignee", StepBody::name), in.optionalText("note")));
  }

  static Snooze snooze(byte[] body, Instant now, Duration max) {
    return RequestBodies.read(
        body,
        in ->
            new Snooze(
                in.required("until", text -> until(text, now, max)), in.optionalText("note")));
  }

  private static String name(String text) {
    if (text.length() > NAME_MAX) {
      throw new IllegalArgumentException("must have at most " + NAME_MAX + " characters");
    }
    return text.strip();
  }

  private static Instant until(String text, Instant now, Duration max) {
    Instant until;
    try {
      until = Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be an instant such as 2026-12-01T00:00:00Z", e);
    }
    if (!until.isAfter(now) || until.isAfter(now.plus(max))) {
      throw new IllegalArgumentException(
          "must be later than now, by at most %d days".formatted(max.toDays()));
    }
    return until.truncatedTo(ChronoUnit.MICROS);
  }
}
