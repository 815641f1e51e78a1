package org.embargoledger.alert.silence;

import java.util.Optional;
import java.util.Set;
import org.embargoledger.alert.triage.Alert;

/**
 * One condition on an alert: that a field has exactly this value.
 *
 * @param field target, detector, severity, or subject. and the name of an attribute
 */
public record Matcher(String field, String value) {

  private static final Set<String> PLAIN = Set.of("target", "detector", "severity");
  private static final String SUBJECT = "subject.";

  /** The field, if there can be one of that name. */
  static String field(String name) {
    if (PLAIN.contains(name) || (name.startsWith(SUBJECT) && name.length() > SUBJECT.length())) {
      return name;
    }
    throw new IllegalArgumentException(
        "must be target, detector, severity, or subject. and the name of an attribute");
  }

  boolean matches(Alert alert) {
    return of(alert).filter(value::equals).isPresent();
  }

  private Optional<String> of(Alert alert) {
    return switch (field) {
      case "target" -> Optional.of(alert.target);
      case "detector" -> Optional.of(alert.detector);
      case "severity" -> Optional.of(alert.severity.name());
      default ->
          Optional.ofNullable(alert.subject.getValue(field.substring(SUBJECT.length())))
              .map(Object::toString);
    };
  }
}
