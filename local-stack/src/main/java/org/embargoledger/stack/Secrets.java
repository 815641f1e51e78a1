package org.embargoledger.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Passwords made up for one state directory and readable by its owner only. */
public final class Secrets {
  static final String FILE = "secrets.properties";

  private final Path file;
  private final Properties values = new Properties();

  private Secrets(Path file) {
    this.file = file;
  }

  public static Secrets in(StateDirectory state) {
    Secrets secrets = new Secrets(state.data().resolve(FILE));
    if (Files.exists(secrets.file)) {
      try (Reader in = Files.newBufferedReader(secrets.file)) {
        secrets.values.load(in);
      } catch (IOException e) {
        throw new StackException(Failure.STATE_UNUSABLE, "Cannot read " + secrets.file, e);
      }
    }
    return secrets;
  }

  /** The password of that name: always the same one, made up at the first call. */
  public synchronized String password(String name) {
    String known = values.getProperty(name);
    if (known != null) {
      return known;
    }
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    String made = HexFormat.of().formatHex(bytes);
    values.setProperty(name, made);
    save();
    return made;
  }

  private void save() {
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        values.store(out, null);
      }
    } catch (IOException e) {
      throw new StackException(Failure.STATE_UNUSABLE, "Cannot write " + file, e);
    }
  }
}
