package org.embargoledger.alert.silence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A silence as clients see it.
 *
 * @param endedAt null unless somebody ended it before its time
 */
public record SilenceView(
    UUID id,
    List<Matcher> matchers,
    Instant from,
    Instant until,
    String reason,
    String author,
    Instant createdAt,
    boolean active,
    Instant endedAt,
    String endedBy,
    String endReason) {

  static SilenceView of(Silence silence) {
    return new SilenceView(
        silence.id,
        silence.conditions(),
        silence.startsAt,
        silence.endsAt,
        silence.reason,
        silence.author,
        silence.createdAt,
        silence.isActive(Instant.now()),
        silence.endedAt,
        silence.endedBy,
        silence.endReason);
  }
}
