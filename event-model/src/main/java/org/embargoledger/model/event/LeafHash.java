package org.embargoledger.model.event;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The RFC 6962 leaf hash of an event's canonical bytes: SHA-256 over 0x00 and the bytes. */
public final class LeafHash {

  private static final byte LEAF_PREFIX = 0;

  private LeafHash() {}

  public static byte[] of(byte[] canonicalBytes) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(LEAF_PREFIX);
      return sha256.digest(canonicalBytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
