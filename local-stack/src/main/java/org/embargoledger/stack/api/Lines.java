package org.embargoledger.stack.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;

/** Reads a file line by line as bytes. Bounded, so that a file without line feeds does no harm. */
public final class Lines implements AutoCloseable {
  private static final int LINE_BYTES_MAX = 1 << 20;

  private final Path file;
  private final BufferedInputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;

  private Lines(Path file, BufferedInputStream in) {
    this.file = file;
    this.in = in;
  }

  public static Lines of(Path file) {
    try {
      return new Lines(file, new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The next line without its line feed; empty at the end of the file. */
  public Optional<byte[]> next() {
    line.reset();
    try {
      int read = in.read();
      if (read < 0) {
        return Optional.empty();
      }
      number++;
      while (read >= 0 && read != '\n') {
        if (line.size() == LINE_BYTES_MAX) {
          throw new StackException(
              Failure.FILE_UNUSABLE,
              "%s, line %d: longer than %d bytes, so this is no row"
                  .formatted(file, number, LINE_BYTES_MAX));
        }
        line.write(read);
        read = in.read();
      }
      return Optional.of(line.toByteArray());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static StackException unreadable(Path file, IOException e) {
    return new StackException(
        Failure.FILE_UNUSABLE,
        "%s cannot be read: %s (%s)".formatted(file, e.getClass().getSimpleName(), e.getMessage()),
        e);
  }
}
