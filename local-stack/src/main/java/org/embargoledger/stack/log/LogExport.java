package org.embargoledger.stack.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import org.embargoledger.model.merkle.Checkpoint;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;

/**
 * A log as a file: each event's canonical JSON in a line, and beside it the checkpoint that covers
 * them. An export that broke off, or is older, is continued where it ends.
 */
public final class LogExport {
  private static final int LAST_LINE_BYTES_MAX = 1 << 17;

  private final Path file;

  public LogExport(Path file) {
    this.file = file;
  }

  public static Path checkpointOf(Path export) {
    return export.resolveSibling(export.getFileName() + ".checkpoint");
  }

  /** Events that are in the file already; an unfinished last line is cut off. */
  public long begin() {
    if (!Files.exists(file)) {
      return 0;
    }
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      long length = content.length();
      byte[] tail = new byte[(int) Math.min(length, LAST_LINE_BYTES_MAX)];
      content.seek(length - tail.length);
      content.readFully(tail);
      int end = lastLineFeed(tail, tail.length);
      if (end < 0 && length > 0 && (length > tail.length || tail[0] != '{')) {
        throw notAnExport(null);
      }
      long events = 0;
      if (end >= 0) {
        int begin = lastLineFeed(tail, end) + 1;
        events = position(tail, begin, end - begin) + 1;
      }
      content.setLength(length - tail.length + end + 1);
      return events;
    } catch (IOException | IllegalArgumentException e) {
      throw notAnExport(e);
    }
  }

  /** Appends the events that are missing, then writes the checkpoint that covers all of them. */
  public void appendTo(String note, LogApi log, long begun, LongConsumer progress) {
    long size = Checkpoint.readUnverified(note).size();
    if (begun > size) {
      throw new StackException(
          Failure.FILE_UNUSABLE,
          "%s has %d events, the log only %d: it is the export of another log"
              .formatted(file, begun, size));
    }
    long[] position = {begun};
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            1 << 16)) {
      new LiveEvents(log, size)
          .forEach(
              begun,
              event -> {
                write(out, event);
                progress.accept(++position[0]);
              });
    } catch (LiveEvents.MissingException e) {
      throw new StackException(
          Failure.LOG_UNCHECKED, "The export ends early: %s".formatted(e.getMessage()), e);
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(e);
    }
    writeWhole(checkpointOf(file), note);
  }

  /** The name appears with the whole content, or not at all. */
  public static void writeWhole(Path file, String content) {
    try {
      Path unfinished = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(unfinished, content);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StackException(
          Failure.FILE_UNUSABLE, "%s cannot be written: %s".formatted(file, e), e);
    }
  }

  private static void write(OutputStream out, byte[] event) {
    try {
      out.write(event);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long position(byte[] bytes, int from, int length) throws IOException {
    return new ObjectMapper().readTree(bytes, from, length).required("position").asLong();
  }

  private static int lastLineFeed(byte[] bytes, int before) {
    for (int i = before - 1; i >= 0; i--) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private StackException notAnExport(Exception cause) {
    return new StackException(
        Failure.FILE_UNUSABLE,
        "%s does not end like an exported log; nothing was appended".formatted(file),
        cause);
  }

  private StackException unwritable(Exception e) {
    return new StackException(
        Failure.FILE_UNUSABLE, "%s cannot be written: %s".formatted(file, e.getMessage()), e);
  }
}
