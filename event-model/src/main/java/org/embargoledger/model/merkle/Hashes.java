package org.embargoledger.model.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of RFC 6962, section 2.1: leaves and inner nodes cannot be taken for one another. */
public final class Hashes {

  /** Bytes of a SHA-256 hash. */
  public static final int LENGTH = 32;

  private static final byte LEAF_PREFIX = 0;
  private static final byte NODE_PREFIX = 1;

  private Hashes() {}

  /** SHA-256 over 0x00 and the leaf's bytes. */
  public static byte[] leaf(byte[] bytes) {
    MessageDigest sha256 = newSha256();
    sha256.update(LEAF_PREFIX);
    return sha256.digest(bytes);
  }

  /** SHA-256 over 0x01, the left and the right child. */
  public static byte[] node(byte[] left, byte[] right) {
    MessageDigest sha256 = newSha256();
    sha256.update(NODE_PREFIX);
    sha256.update(left);
    return sha256.digest(right);
  }

  /** The root of a tree without leaves: SHA-256 over nothing. */
  public static byte[] emptyRoot() {
    return newSha256().digest();
  }

  public static byte[] sha256(byte[] bytes) {
    return newSha256().digest(bytes);
  }

  /** A SHA-256 that has taken nothing yet. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
