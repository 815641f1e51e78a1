package org.embargoledger.model.fact;

import java.time.Instant;
import java.util.Optional;
import org.embargoledger.model.measure.Period;

/**
 * The document that a claim was read in.
 *
 * @param published the day, month or year of publication, as precisely as it is known
 * @param retrievedAt when the submitter read it, UTC
 * @param contentSha256 hash of the document's bytes, 64 lower-case hex digits
 */
public record Source(
    String publisher,
    Optional<String> title,
    String url,
    Period published,
    Optional<Instant> retrievedAt,
    Optional<String> contentSha256) {}
