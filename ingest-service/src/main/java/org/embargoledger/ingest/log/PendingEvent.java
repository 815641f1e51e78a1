package org.embargoledger.ingest.log;

import java.util.Optional;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.LeafHash;

/** An event that has its place in the log but is not committed yet. */
public record PendingEvent(
    Event event,
    byte[] body,
    byte[] leafHash,
    Optional<String> idempotencyKey,
    byte[] requestHash) {

  static PendingEvent of(Event event, Submission submission) {
    byte[] body = EventCodec.encode(event, submission.canonicalFact());
    return new PendingEvent(
        event, body, LeafHash.of(body), submission.idempotencyKey(), submission.requestHash());
  }
}
