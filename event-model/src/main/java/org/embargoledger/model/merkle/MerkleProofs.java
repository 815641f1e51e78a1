package org.embargoledger.model.merkle;

import java.util.ArrayList;
import java.util.List;

/** Makes the roots and proofs of RFC 6962, section 2.1, with O(log n) node reads. */
public final class MerkleProofs {

  private MerkleProofs() {}

  /** The root of the first {@code size} leaves. */
  public static byte[] root(long size, NodeReader nodes) {
    return size == 0 ? Hashes.emptyRoot() : root(0, size, nodes);
  }

  /**
   * Audit path of a leaf (RFC 6962, 2.1.1), from the leaf's sibling to the root's child.
   *
   * @throws IllegalArgumentException unless 0 &lt;= index &lt; size
   */
  public static List<byte[]> inclusion(long index, long size, NodeReader nodes) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
    }
    List<byte[]> path = new ArrayList<>();
    inclusion(index, 0, size, nodes, path);
    return path;
  }

  private static void inclusion(
      long index, long from, long to, NodeReader nodes, List<byte[]> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      inclusion(index, from, middle, nodes, path);
      path.add(root(middle, to, nodes));
    } else {
      inclusion(index, middle, to, nodes, path);
      path.add(root(from, middle, nodes));
    }
  }

  /**
   * Proof that the tree of {@code older} leaves is the beginning of the tree of {@code newer} (RFC
   * 6962, 2.1.2). Empty if the sizes are equal or the older tree is empty.
   *
   * @throws IllegalArgumentException unless 0 &lt;= older &lt;= newer
   */
  public static List<byte[]> consistency(long older, long newer, NodeReader nodes) {
    if (older < 0 || older > newer) {
      throw new IllegalArgumentException(
          "a tree of " + older + " is not the beginning of one of " + newer);
    }
    List<byte[]> path = new ArrayList<>();
    if (older > 0 && older < newer) {
      consistency(older, 0, newer, true, nodes, path);
    }
    return path;
  }

  private static void consistency(
      long older, long from, long to, boolean wholeOld, NodeReader nodes, List<byte[]> path) {
    if (older == to - from) {
      if (!wholeOld) {
        path.add(root(from, to, nodes));
      }
      return;
    }
    long half = split(to - from);
    long middle = from + half;
    if (older <= half) {
      consistency(older, from, middle, wholeOld, nodes, path);
      path.add(root(middle, to, nodes));
    } else {
      consistency(older - half, middle, to, false, nodes, path);
      path.add(root(from, middle, nodes));
    }
  }

  private static byte[] root(long from, long to, NodeReader nodes) {
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return nodes.node(level, from >> level);
    }
    long middle = from + split(count);
    return Hashes.node(root(from, middle, nodes), root(middle, to, nodes));
  }

  /** The largest power of two below the count. */
  private static long split(long count) {
    return Long.highestOneBit(count - 1);
  }
}
