package org.embargoledger.alert.rules.cel;

import java.util.Optional;
import org.embargoledger.alert.detect.Finding;

/**
 * What a rule says of one event.
 *
 * @param finding if it is true of the event
 * @param unanswered if it asks for what the fact does not state, what that is
 * @param failure if it cannot go on, why
 */
public record Verdict(
    Optional<Finding> finding, Optional<String> unanswered, Optional<String> failure) {

  static final Verdict QUIET = new Verdict(Optional.empty(), Optional.empty(), Optional.empty());

  static Verdict raised(Finding finding) {
    return new Verdict(Optional.of(finding), Optional.empty(), Optional.empty());
  }

  static Verdict unanswered(String what) {
    return new Verdict(Optional.empty(), Optional.of(what), Optional.empty());
  }

  public static Verdict failed(String why) {
    return new Verdict(Optional.empty(), Optional.empty(), Optional.of(why));
  }
}
