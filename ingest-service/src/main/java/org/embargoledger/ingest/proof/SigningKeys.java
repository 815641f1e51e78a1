package org.embargoledger.ingest.proof;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.embargoledger.model.merkle.Checkpoint;
import org.embargoledger.model.merkle.Ed25519Keys;
import org.embargoledger.model.merkle.NoteKey;
import org.embargoledger.model.merkle.NoteSigner;

/** The keys that sign checkpoints. A key file that cannot be read ends the start of the service. */
@ApplicationScoped
public class SigningKeys {

  private final String origin;
  private final List<NoteSigner> signers;

  @Inject
  public SigningKeys(ProofConfig config) {
    this.origin = config.origin();
    this.signers = config.signingKeyFiles().orElse(List.of()).stream().map(this::signer).toList();
  }

  void readAtStart(@Observes StartupEvent event) {
    // Being observed is enough: the constructor has read the keys.
  }

  private NoteSigner signer(Path file) {
    return Ed25519Keys.readSigner(origin, file);
  }

  public boolean isEmpty() {
    return signers.isEmpty();
  }

  public String origin() {
    return origin;
  }

  public List<NoteKey> verifierKeys() {
    return signers.stream().map(NoteSigner::key).toList();
  }

  /** The checkpoint as a note with one signature line for each key. */
  public String sign(Checkpoint checkpoint) {
    return NoteSigner.sign(checkpoint.body(), signers);
  }
}
