package org.embargoledger.model.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of the perfect subtrees that its size is the sum of,
 * largest first. Enough to add leaves and to know the root; at most 63 hashes. Not thread-safe.
 */
public final class Frontier {

  /** Told of each perfect subtree of two leaves or more as it fills up. */
  @FunctionalInterface
  public interface CompletedSubtree {

    /**
     * @param level the subtree has 2^level leaves
     * @param index it starts at leaf index * 2^level
     */
    void completed(int level, long index, byte[] root);
  }

  private final List<byte[]> roots;
  private long size;

  private Frontier(long size, List<byte[]> roots) {
    this.size = size;
    this.roots = roots;
  }

  public static Frontier empty() {
    return new Frontier(0, new ArrayList<>());
  }

  /**
   * Takes up a stored frontier.
   *
   * @param encoded what {@link #encode} gave
   * @throws IllegalArgumentException if it does not fit the size
   */
  public static Frontier decode(long size, byte[] encoded) {
    if (size < 0 || encoded.length != Long.bitCount(size) * Hashes.LENGTH) {
      throw new IllegalArgumentException(
          "a tree of %d leaves has no frontier of %d bytes".formatted(size, encoded.length));
    }
    List<byte[]> roots = new ArrayList<>();
    for (int from = 0; from < encoded.length; from += Hashes.LENGTH) {
      roots.add(Arrays.copyOfRange(encoded, from, from + Hashes.LENGTH));
    }
    return new Frontier(size, roots);
  }

  /** The hashes one after the other, largest subtree first. */
  public byte[] encode() {
    byte[] encoded = new byte[roots.size() * Hashes.LENGTH];
    for (int i = 0; i < roots.size(); i++) {
      System.arraycopy(roots.get(i), 0, encoded, i * Hashes.LENGTH, Hashes.LENGTH);
    }
    return encoded;
  }

  public long size() {
    return size;
  }

  public void add(byte[] leafHash, CompletedSubtree listener) {
    byte[] root = leafHash;
    // Adding one to the size carries through its trailing ones; so do the subtrees merge.
    for (int level = 1; (size >> (level - 1) & 1) == 1; level++) {
      root = Hashes.node(roots.remove(roots.size() - 1), root);
      listener.completed(level, size >> level, root);
    }
    roots.add(root);
    size++;
  }

  public void add(byte[] leafHash) {
    add(leafHash, (level, index, root) -> {});
  }

  public byte[] root() {
    if (roots.isEmpty()) {
      return Hashes.emptyRoot();
    }
    byte[] root = roots.get(roots.size() - 1);
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = Hashes.node(roots.get(i), root);
    }
    return root;
  }
}
