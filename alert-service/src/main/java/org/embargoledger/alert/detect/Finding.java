package org.embargoledger.alert.detect;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a detector says of one moment of the log: a flag with its evidence, never a verdict.
 *
 * @param key names the case; a later finding of the same key is the same case again
 * @param subject what it is about, by name of the attribute
 * @param sentence one a diplomat can read without the figures beside it
 * @param legalReference the provision it is measured against, where there is one
 * @param raisedAt record time of the event it was noticed at; of a day, its beginning
 * @param position of that event; of a day, of the last event before it
 */
public record Finding(
    String key,
    String detector,
    Severity severity,
    String target,
    Map<String, String> subject,
    String sentence,
    Optional<String> legalReference,
    Instant raisedAt,
    long position,
    Evidence evidence) {

  public Finding {
    subject = Map.copyOf(subject);
  }
}
