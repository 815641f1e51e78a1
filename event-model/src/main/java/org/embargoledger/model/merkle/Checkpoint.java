package org.embargoledger.model.merkle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of the log at one size, in the form of C2SP tlog-checkpoint: origin, size and root, one
 * line each. Whoever keeps a signed one can tell later whether history was rewritten.
 */
public record Checkpoint(String origin, long size, byte[] root) {

  private static final Pattern BODY =
      Pattern.compile("([^\\n]+)\\n(0|[1-9]\\d{0,18})\\n([A-Za-z0-9+/=]+)\\n(?:[^\\n]+\\n)*");
  private static final Pattern SIGNATURE_LINE = Pattern.compile("\u2014 (\\S+) ([A-Za-z0-9+/=]+)");

  /** The unsigned text. */
  public String body() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
  }

  /**
   * Reads a signed checkpoint.
   *
   * @param keys at least one of these must have signed it
   * @throws IllegalArgumentException if the form is wrong or no signature of those keys is good
   */
  public static Checkpoint open(String note, Collection<NoteKey> keys) {
    Checkpoint checkpoint = readUnverified(note);
    int end = note.lastIndexOf("\n\n");
    String body = note.substring(0, end + 1);
    boolean signed =
        note.substring(end + 2).lines().anyMatch(line -> isSignature(line, body, keys));
    if (!signed) {
      throw new IllegalArgumentException("no signature of a known key is good");
    }
    return checkpoint;
  }

  /**
   * Reads a checkpoint whoever signed it: proves nothing of where it comes from.
   *
   * @throws IllegalArgumentException if the form is wrong
   */
  public static Checkpoint readUnverified(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0) {
      throw new IllegalArgumentException("not a signed note: the empty line is missing");
    }
    Matcher parts = BODY.matcher(note.substring(0, end + 1));
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a checkpoint: origin, size and root are missing");
    }
    byte[] root = Base64.getDecoder().decode(parts.group(3));
    if (root.length != Hashes.LENGTH) {
      throw new IllegalArgumentException("the root has " + root.length + " bytes");
    }
    return new Checkpoint(parts.group(1), Long.parseLong(parts.group(2)), root);
  }

  private static boolean isSignature(String line, String body, Collection<NoteKey> keys) {
    Matcher parts = SIGNATURE_LINE.matcher(line);
    if (!parts.matches()) {
      return false;
    }
    byte[] idAndSignature = Base64.getDecoder().decode(parts.group(2));
    if (idAndSignature.length <= NoteKey.KEY_ID_LENGTH) {
      return false;
    }
    byte[] id = Arrays.copyOf(idAndSignature, NoteKey.KEY_ID_LENGTH);
    byte[] signature =
        Arrays.copyOfRange(idAndSignature, NoteKey.KEY_ID_LENGTH, idAndSignature.length);
    byte[] text = body.getBytes(StandardCharsets.UTF_8);
    return keys.stream()
        .filter(key -> key.name().equals(parts.group(1)) && Arrays.equals(key.id(), id))
        .anyMatch(key -> key.verifies(text, signature));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint checkpoint
        && checkpoint.origin.equals(origin)
        && checkpoint.size == size
        && Arrays.equals(checkpoint.root, root);
  }

  @Override
  public int hashCode() {
    return 31 * origin.hashCode() + Long.hashCode(size);
  }

  @Override
  public String toString() {
    return body();
  }
}
