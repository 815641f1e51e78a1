package org.embargoledger.alert.delivery.digest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A digest as clients see it.
 *
 * @param hour in UTC
 * @param weekday none for every day
 * @param position of the feed, up to which steps have been told
 * @param dueAt when the next one is due; none while it is disabled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DigestView(
    UUID id,
    String address,
    Map<String, List<String>> matchers,
    int hour,
    DayOfWeek weekday,
    boolean enabled,
    long position,
    Instant dueAt,
    int version,
    String createdBy,
    Instant createdAt,
    String changedBy,
    Instant changedAt) {

  /** All digests. */
  public record All(List<DigestView> digests) {}

  /** What became of one digest, the latest first. */
  public record Issues(List<DigestIssue> issues) {}

  static DigestView of(Digest digest) {
    return new DigestView(
        digest.id(),
        digest.address(),
        digest.conditions().toJson(),
        digest.schedule().hour(),
        digest.schedule().weekday().orElse(null),
        digest.enabled(),
        digest.position(),
        digest.enabled() ? digest.dueAt() : null,
        digest.version(),
        digest.createdBy(),
        digest.createdAt(),
        digest.changedBy(),
        digest.changedAt());
  }
}
