package org.embargoledger.alert.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.merkle.Ed25519Keys;
import org.embargoledger.model.merkle.NoteSigner;

/** The keys that sign audit exports. A key file that cannot be read ends the start. */
@ApplicationScoped
public class AuditKeys {

  private final String origin;
  private final List<NoteSigner> signers;

  @Inject
  public AuditKeys(AuditConfig config) {
    this.origin = config.origin();
    this.signers =
        config.signingKeyFiles().orElse(List.of()).stream()
            .map(file -> Ed25519Keys.readSigner(config.origin(), file))
            .toList();
  }

  void readAtStart(@Observes StartupEvent event) {
    // Being observed is enough: the constructor has read the keys.
  }

  boolean isEmpty() {
    return signers.isEmpty();
  }

  /** In the C2SP signed-note form, one a line. */
  String verifierKeys() {
    return signers.stream()
        .map(signer -> signer.key().toString())
        .collect(Collectors.joining("\n", "", signers.isEmpty() ? "" : "\n"));
  }

  /** The statement as a note with one signature line for each key. */
  String sign(AuditStatement statement) {
    if (signers.isEmpty()) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE,
          "no signing key is mounted, so no export can be signed"
              + " (embargo.alerts.audit.signing-key-files)");
    }
    return NoteSigner.sign(statement.text(origin), signers);
  }
}
