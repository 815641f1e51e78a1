package org.embargoledger.stack.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.embargoledger.model.merkle.Ed25519Keys;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.StateDirectory;

/**
 * The Ed25519 keys of one state directory: one signs the checkpoints of its log, one the audit
 * exports of its alerts. They live as long as the log does, and are readable by their owner only.
 */
public final class SigningKey {
  private SigningKey() {}

  /** The file of the log's key; makes the key at the first call. */
  public static Path ofLog(StateDirectory state) {
    return in(state, "log-signing-key");
  }

  /** The file of the key for audit exports; makes the key at the first call. */
  public static Path ofAlertAudit(StateDirectory state) {
    return in(state, "alert-audit-signing-key");
  }

  private static Path in(StateDirectory state, String name) {
    Path file = state.data().resolve(name + ".pem");
    if (Files.exists(file)) {
      return file;
    }
    try {
      // A half-written key would end every later start, so the name appears with the whole key.
      Path whole =
          Files.createTempFile(
              state.data(),
              name,
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(whole, Ed25519Keys.generatePem());
      return Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StackException(Failure.STATE_UNUSABLE, "Cannot write " + file, e);
    }
  }
}
