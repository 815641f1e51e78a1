package org.embargoledger.model.merkle;

/**
 * The C2SP tlog-tiles layout: a tile of level L holds up to 256 hashes, each the root of a subtree
 * of 256^L leaves. A tree of any size is a few stacks of such tiles, which never change once full.
 */
public final class Tiles {

  /** Levels of the tree that one tile spans. */
  public static final int HEIGHT = 8;

  /** Hashes in a full tile. */
  public static final int WIDTH = 1 << HEIGHT;

  /** Tile levels 0 to 7 span trees of up to 2^63 leaves. */
  public static final int LEVEL_MAX = 7;

  private Tiles() {}

  /** Reads hashes of tile level {@code level}: {@code count} of them from {@code from} on. */
  @FunctionalInterface
  public interface HashReader {
    byte[][] hashes(int level, long from, int count);
  }

  /** How many hashes of a tile level a tree of that size has. */
  public static long hashCount(int level, long size) {
    return size >> (level * HEIGHT);
  }

  /**
   * Reads nodes of any level out of tile hashes: what lies between two tile levels is hashed
   * together from the lower one.
   */
  public static NodeReader nodes(HashReader hashes) {
    return (level, index) -> {
      int spread = level % HEIGHT;
      byte[][] row = hashes.hashes(level / HEIGHT, index << spread, 1 << spread);
      for (int width = row.length; width > 1; width /= 2) {
        for (int i = 0; i < width / 2; i++) {
          row[i] = Hashes.node(row[2 * i], row[2 * i + 1]);
        }
      }
      return row[0];
    };
  }
}
