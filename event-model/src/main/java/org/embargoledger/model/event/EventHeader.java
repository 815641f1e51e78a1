package org.embargoledger.model.event;

import java.time.Instant;
import java.util.UUID;
import org.embargoledger.model.fact.FactType;

/**
 * What the log knows of an event besides the claim itself.
 *
 * @param position place in the whole log: 0, 1, 2, ... without gaps, in commit order
 * @param factId the stream
 * @param version place in the stream: 1, 2, 3, ... without gaps
 * @param target ISO 3166-1 alpha-2
 * @param partner the organisation that submitted it, taken from its token
 * @param recordedAt record time, UTC, set by the log; never decreases along positions
 */
public record EventHeader(
    long position,
    UUID factId,
    int version,
    FactType factType,
    String target,
    String partner,
    Instant recordedAt) {

  /** An event is identified by its stream and its version in it. */
  public String eventId() {
    return factId + "." + version;
  }
}
