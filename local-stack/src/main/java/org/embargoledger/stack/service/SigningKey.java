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
 * The Ed25519 key that signs the checkpoints of one state directory's log. It lives as long as the
 * log does, and is readable by its owner only.
 */
public final class SigningKey {
  private SigningKey() {}

  public static Path file(StateDirectory state) {
    return state.data().resolve("log-signing-key.pem");
  }

  /** The key's file; makes the key at the first call. */
  public static Path in(StateDirectory state) {
    Path file = file(state);
    if (Files.exists(file)) {
      return file;
    }
    try {
      // A half-written key would end every later start, so the name appears with the whole key.
      Path whole =
          Files.createTempFile(
              state.data(),
              "log-signing-key",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(whole, Ed25519Keys.generatePem());
      return Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StackException(Failure.STATE_UNUSABLE, "Cannot write " + file, e);
    }
  }
}
