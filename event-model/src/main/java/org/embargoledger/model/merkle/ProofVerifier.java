package org.embargoledger.model.merkle;

import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;

/** Checks the proofs of RFC 6962 as RFC 9162, sections 2.1.3.2 and 2.1.4.2, says. */
public final class ProofVerifier {

  private ProofVerifier() {}

  /** Whether the leaf is at that index of the tree with that size and root. */
  public static boolean includes(
      byte[] leafHash, long index, long size, byte[] root, List<byte[]> path) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leafHash;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hashes.node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hashes.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && MessageDigest.isEqual(hash, root);
  }

  /** Whether the tree with the older size and root is the beginning of the newer one. */
  public static boolean isExtension(
      long older, byte[] olderRoot, long newer, byte[] newerRoot, List<byte[]> path) {
    if (older < 0 || older > newer) {
      return false;
    }
    if (older == newer) {
      return path.isEmpty() && MessageDigest.isEqual(olderRoot, newerRoot);
    }
    if (older == 0) {
      return path.isEmpty() && MessageDigest.isEqual(olderRoot, Hashes.emptyRoot());
    }
    return walk(older, olderRoot, newer, newerRoot, path.iterator());
  }

  private static boolean walk(
      long older, byte[] olderRoot, long newer, byte[] newerRoot, Iterator<byte[]> path) {
    long node = older - 1;
    long last = newer - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    byte[] oldHash = olderRoot;
    if (node > 0) {
      if (!path.hasNext()) {
        return false;
      }
      oldHash = path.next();
    }
    byte[] newHash = oldHash;
    while (path.hasNext()) {
      byte[] sibling = path.next();
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        oldHash = Hashes.node(sibling, oldHash);
        newHash = Hashes.node(sibling, newHash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        newHash = Hashes.node(newHash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0
        && MessageDigest.isEqual(oldHash, olderRoot)
        && MessageDigest.isEqual(newHash, newerRoot);
  }
}
