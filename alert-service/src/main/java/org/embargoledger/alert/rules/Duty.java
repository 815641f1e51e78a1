package org.embargoledger.alert.rules;

/**
 * A stretch of the log that a version of a rule judges. It follows from the rule's events alone, so
 * a replay gives each event to the same versions.
 *
 * @param shadow whether its findings are stored apart and raise no alert
 * @param after the position behind which it begins
 * @param upTo the last position of it; {@link #OPEN} if it goes on
 */
public record Duty(RuleVersion version, boolean shadow, long after, long upTo) {

  public static final long OPEN = Long.MAX_VALUE;

  public boolean covers(long position) {
    return position > after && position <= upTo;
  }

  Duty until(long position) {
    return new Duty(version, shadow, after, position);
  }

  public boolean isOpen() {
    return upTo == OPEN;
  }
}
