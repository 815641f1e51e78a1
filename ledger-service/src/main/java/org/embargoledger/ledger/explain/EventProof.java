package org.embargoledger.ledger.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import java.util.List;
import org.embargoledger.ledger.projection.postgres.FactEvent;
import org.embargoledger.model.merkle.ProofVerifier;

/**
 * Whether an event is in the log, as the log itself proves it. Checked here against the hash of the
 * event that the ledger booked; whoever trusts neither checks it again.
 *
 * @param path from leaf to root, base64
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventProof(
    State state, String why, Long size, String leafHash, String root, List<String> path) {

  public enum State {
    /** The event that is booked here is at its position of the log with this root. */
    PROVEN,
    /** The log has another event at this position, or its proof is wrong: an incident. */
    REFUTED,
    /** The log could not be asked. */
    UNAVAILABLE
  }

  static EventProof unavailable(String why) {
    return new EventProof(State.UNAVAILABLE, why, null, null, null, null);
  }

  static EventProof of(FactEvent event, ProofClient.InclusionProof proof) {
    boolean proven =
        proof.position() == event.position
            && ProofVerifier.includes(
                event.leafHash,
                event.position,
                proof.size(),
                decoded(proof.root()),
                proof.path().stream().map(EventProof::decoded).toList());
    return new EventProof(
        proven ? State.PROVEN : State.REFUTED,
        proven ? null : "the proof does not fit the event that the ledger has booked",
        proof.size(),
        proof.leafHash(),
        proof.root(),
        proof.path());
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
