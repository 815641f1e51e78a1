package org.embargoledger.stack.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.embargoledger.model.merkle.Checkpoint;
import org.embargoledger.model.merkle.NoteKey;
import org.embargoledger.model.verify.BrokenLogException;
import org.embargoledger.model.verify.KnownCheckpoint;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;

/**
 * Opens signed checkpoints.
 *
 * @param keys one of these must have signed; if there are none, signatures are not checked
 */
public record Checkpoints(List<NoteKey> keys) {

  public KnownCheckpoint ofFile(Path file) {
    return open(file.toString(), read(file));
  }

  /**
   * @throws BrokenLogException if none of the keys has signed it, or it is none
   */
  public KnownCheckpoint open(String name, String note) {
    try {
      return new KnownCheckpoint(
          name, keys.isEmpty() ? Checkpoint.readUnverified(note) : Checkpoint.open(note, keys));
    } catch (IllegalArgumentException e) {
      throw BrokenLogException.ofCheckpoint(
          "%s is not signed by %s: %s"
              .formatted(
                  name,
                  keys.stream().map(NoteKey::toString).collect(Collectors.joining(" or ")),
                  e.getMessage()));
    }
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new StackException(
          Failure.FILE_UNUSABLE,
          "%s cannot be read: %s (%s)"
              .formatted(file, e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }
}
