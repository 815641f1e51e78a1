package org.embargoledger.stack.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.embargoledger.model.merkle.NoteKey;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;

/** Reads verifier keys as people give them: the key itself, or a file with one a line. */
public final class Keys {
  private Keys() {}

  /**
   * @throws IllegalArgumentException if it is neither
   */
  public static List<NoteKey> parse(String keyOrFile) {
    if (!isFile(keyOrFile)) {
      return List.of(NoteKey.parse(keyOrFile));
    }
    try (Stream<String> lines = Files.lines(Path.of(keyOrFile))) {
      List<NoteKey> keys =
          lines
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .map(NoteKey::parse)
              .toList();
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("the file has no key");
      }
      return keys;
    } catch (IOException e) {
      throw new StackException(
          Failure.FILE_UNUSABLE, "%s cannot be read: %s".formatted(keyOrFile, e.getMessage()), e);
    }
  }

  private static boolean isFile(String text) {
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
