package org.embargoledger.alert.rules.rest;

import java.util.Optional;
import java.util.regex.Pattern;
import org.embargoledger.alert.rules.ContentReader;
import org.embargoledger.alert.rules.RuleContent;
import org.embargoledger.kit.problem.RequestBodies;
import org.embargoledger.model.json.ObjectReader;

/** The bodies of requests about rules. */
public final class RuleBody {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,62}");

  private RuleBody() {}

  /** A new rule. */
  record Draft(String id, String reason, RuleContent content) {}

  /** A new version of a rule. */
  record Revision(String reason, RuleContent content) {}

  /**
   * A step of one version.
   *
   * @param version empty for the latest
   * @param backtest the number of the backtest that an approval rests on
   */
  public record Step(Optional<Integer> version, Optional<Integer> backtest, String reason) {}

  static Draft draft(byte[] body) {
    return RequestBodies.read(
        body,
        in ->
            new Draft(in.required("id", RuleBody::id), in.text("reason"), ContentReader.read(in)));
  }

  static Revision revision(byte[] body) {
    return RequestBodies.read(body, in -> new Revision(in.text("reason"), ContentReader.read(in)));
  }

  static Step step(byte[] body) {
    return RequestBodies.read(
        body, in -> new Step(number(in, "version"), Optional.empty(), in.text("reason")));
  }

  public static Step approval(byte[] body) {
    return RequestBodies.read(
        body, in -> new Step(number(in, "version"), number(in, "backtest"), in.text("reason")));
  }

  /** Only a reason. */
  static Step reason(byte[] body) {
    return RequestBodies.read(
        body, in -> new Step(Optional.empty(), Optional.empty(), in.text("reason")));
  }

  private static Optional<Integer> number(ObjectReader in, String name) {
    return in.has(name) ? Optional.of(in.integer(name, 1)) : Optional.empty();
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "must have 2 to 63 small letters, digits and hyphens, and begin with a letter");
    }
    return text;
  }
}
