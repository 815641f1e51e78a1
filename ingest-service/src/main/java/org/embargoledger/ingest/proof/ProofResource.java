package org.embargoledger.ingest.proof;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.merkle.Checkpoint;
import org.embargoledger.model.merkle.MerkleProofs;
import org.embargoledger.model.merkle.NoteKey;

/**
 * Checkpoints and proofs of the log (RFC 6962, section 2.1; C2SP tlog-checkpoint). A tree size is a
 * number of events: the tree of size N holds the positions 0 to N-1. A checkpoint and what is
 * hashed into it tell nothing of the events, so the checkpoint needs no token: whoever wants to may
 * witness it.
 */
@Path("/v1/log")
@Blocking
public class ProofResource {

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final LogTree tree;
  private final SigningKeys keys;

  @Inject
  public ProofResource(LogTree tree, SigningKeys keys) {
    this.tree = tree;
    this.keys = keys;
  }

  /** Audit path of one event in the tree of one size; hashes in base64, from leaf to root. */
  public record InclusionProof(
      long position, long size, String leafHash, String root, List<String> path) {}

  /** Proof that the tree of size {@code from} is the beginning of the tree of size {@code to}. */
  public record ConsistencyProof(
      long from, long to, String fromRoot, String toRoot, List<String> path) {}

  /** The latest checkpoint, signed. 503 if no signing key is mounted. */
  @GET
  @Path("/checkpoint")
  @PermitAll
  @Produces("text/plain;charset=UTF-8")
  public String checkpoint() {
    return signed(tree.head());
  }

  /** The keys that sign, in the C2SP signed-note form, one a line. Compare them out of band. */
  @GET
  @Path("/keys")
  @PermitAll
  @Produces("text/plain;charset=UTF-8")
  public String keys() {
    return keys.verifierKeys().stream()
        .map(NoteKey::toString)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /**
   * @param position of the event
   * @param size of the tree; the present size if left out
   */
  @GET
  @Path("/proof/inclusion")
  @RolesAllowed("ledger:read")
  @Produces(MediaType.APPLICATION_JSON)
  public InclusionProof inclusion(
      @QueryParam("position") String position, @QueryParam("size") String size) {
    long present = tree.head().size();
    long treeSize = Sizes.optional("size", size, present, 1, present);
    long index = Sizes.required("position", position, 0, treeSize - 1);
    var nodes = tree.nodes(treeSize);
    return new InclusionProof(
        index,
        treeSize,
        text(nodes.node(0, index)),
        text(MerkleProofs.root(treeSize, nodes)),
        texts(MerkleProofs.inclusion(index, treeSize, nodes)));
  }

  /**
   * @param from the older size
   * @param to the newer size; the present size if left out
   */
  @GET
  @Path("/proof/consistency")
  @RolesAllowed("ledger:read")
  @Produces(MediaType.APPLICATION_JSON)
  public ConsistencyProof consistency(
      @QueryParam("from") String from, @QueryParam("to") String to) {
    long present = tree.head().size();
    long newer = Sizes.optional("to", to, present, 0, present);
    long older = Sizes.required("from", from, 0, newer);
    var nodes = tree.nodes(newer);
    return new ConsistencyProof(
        older,
        newer,
        text(MerkleProofs.root(older, nodes)),
        text(MerkleProofs.root(newer, nodes)),
        texts(MerkleProofs.consistency(older, newer, nodes)));
  }

  /**
   * A receipt for one event in the C2SP tlog-proof form: checkpoint, position and audit path in one
   * text file that can be checked offline, with tools that are not ours.
   */
  @GET
  @Path("/receipt")
  @RolesAllowed("ledger:read")
  @Produces("text/plain;charset=UTF-8")
  public String receipt(@QueryParam("position") String position) {
    Checkpoint head = tree.head();
    long index = Sizes.required("position", position, 0, head.size() - 1);
    StringBuilder receipt = new StringBuilder("c2sp.org/tlog-proof@v1\n");
    receipt.append("index ").append(index).append('\n');
    MerkleProofs.inclusion(index, head.size(), tree.nodes(head.size()))
        .forEach(hash -> receipt.append(text(hash)).append('\n'));
    return receipt.append('\n').append(signed(head)).toString();
  }

  private String signed(Checkpoint checkpoint) {
    if (keys.isEmpty()) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE,
          "no signing key is mounted, so no checkpoint can be signed (embargo.log.signing-key-files)");
    }
    return keys.sign(checkpoint);
  }

  private static String text(byte[] hash) {
    return BASE64.encodeToString(hash);
  }

  private static List<String> texts(List<byte[]> hashes) {
    return hashes.stream().map(ProofResource::text).toList();
  }
}
