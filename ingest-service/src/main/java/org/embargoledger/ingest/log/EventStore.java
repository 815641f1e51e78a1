package org.embargoledger.ingest.log;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * The log. Its contract:
 *
 * <ul>
 *   <li>Positions are 0, 1, 2, ... without gaps, in commit order. Who has seen position N can see
 *       all positions below N, now and ever after.
 *   <li>A batch is appended whole or not at all. When the returned Uni succeeds, the outcomes hold
 *       and survive a crash. When it fails, the batch may or may not have been appended; submitting
 *       it again under the same idempotency keys finds out.
 *   <li>A change of a fact is appended only onto the version that it names.
 *   <li>Record time is set here and never decreases along positions.
 * </ul>
 */
public interface EventStore {

  /** One outcome for each submission, in their order. */
  Uni<List<AppendOutcome>> append(List<Submission> submissions);
}
