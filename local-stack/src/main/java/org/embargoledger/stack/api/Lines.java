package org.embargoledger.stack.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;

/** Reads a file line by line as bytes. Bounded, so that a file without line feeds does no harm. */
public final class Lines implements AutoCloseable {
  private static final int LINE_BYTES_MAX = 1 << 20;

  private final Path file;
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int filled;
  private long number;

  private Lines(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  public static Lines of(Path file) {
    try {
      return new Lines(file, Files.newInputStream(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The next line without its line feed; empty at the end of the file. */
  public Optional<byte[]> next() {
    line.reset();
    boolean begun = false;
    while (at < filled || fill()) {
      if (!begun) {
        begun = true;
        number++;
      }
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, at, end - at);
      at = end + 1;
      if (line.size() > LINE_BYTES_MAX) {
        throw new StackException(
            Failure.FILE_UNUSABLE,
            "%s, line %d: longer than %d bytes, so this is no row"
                .formatted(file, number, LINE_BYTES_MAX));
      }
      if (end < filled) {
        return Optional.of(line.toByteArray());
      }
    }
    return begun ? Optional.of(line.toByteArray()) : Optional.empty();
  }

  private boolean fill() {
    try {
      at = 0;
      filled = Math.max(0, in.read(buffer));
      return filled > 0;
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
