package org.embargoledger.alert.silence;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.json.ObjectReader;

/**
 * What somebody asks to be silent about. A silence has an end and at least one condition: nobody
 * can silence everything, or for ever.
 */
public final class SilenceBody {

  private static final int MATCHERS_MAX = 10;

  private final ObjectReader in;
  private final Duration max;

  public SilenceBody(byte[] body, Duration max) {
    this.in = ObjectReader.root(Json.parse(body == null ? new byte[0] : body));
    this.max = max;
  }

  Silence silence(Instant now) {
    Silence silence = new Silence();
    silence.match(matchers());
    Optional<Instant> from = in.optional("from", SilenceBody::instant);
    silence.startsAt = from.orElse(now);
    silence.endsAt = in.required("until", SilenceBody::instant);
    silence.reason = in.text("reason");
    if (silence.endsAt != null) {
      if (!silence.endsAt.isAfter(silence.startsAt) || !silence.endsAt.isAfter(now)) {
        in.reject("until", "must be after from, and not yet over");
      } else if (Duration.between(silence.startsAt, silence.endsAt).compareTo(max) > 0) {
        in.reject("until", "must be at most %d days after from".formatted(max.toDays()));
      }
    }
    in.rejectUnknown();
    try {
      in.throwIfFaulty();
    } catch (InvalidDocumentException e) {
      throw new ProblemException(ProblemType.INVALID_PARAMETER, e.getMessage())
          .withErrors(e.violations());
    }
    return silence;
  }

  private List<Matcher> matchers() {
    List<Matcher> matchers = new ArrayList<>();
    for (ObjectReader one : in.objects("matchers", MATCHERS_MAX)) {
      String field = one.required("field", Matcher::field);
      String value = one.text("value");
      one.rejectUnknown();
      matchers.add(new Matcher(field, value));
    }
    if (matchers.isEmpty()) {
      in.reject("matchers", "must have at least one {\"field\", \"value\"}");
    }
    return matchers;
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be an instant such as 2026-12-01T00:00:00Z", e);
    }
  }
}
