package org.embargoledger.model.event;

import org.embargoledger.model.merkle.Hashes;

/** The RFC 6962 leaf hash of an event's canonical bytes. */
public final class LeafHash {

  private LeafHash() {}

  public static byte[] of(byte[] canonicalBytes) {
    return Hashes.leaf(canonicalBytes);
  }
}
