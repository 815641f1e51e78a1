package org.embargoledger.stack.log;

import org.embargoledger.model.merkle.Tiles;

/** Writes the number and width of a tile as C2SP tlog-tiles does: x001/x234/067, 001.p/77. */
final class TilePath {
  private TilePath() {}

  static String of(long tile, int width) {
    StringBuilder path = new StringBuilder("%03d".formatted(tile % 1000));
    for (long rest = tile / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return width < Tiles.WIDTH ? path + ".p/" + width : path.toString();
  }
}
