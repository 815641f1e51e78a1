package org.embargoledger.stack.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.model.merkle.Tiles;
import org.embargoledger.model.verify.StoredHashes;

/** The hashes of a running log, read tile by tile. */
final class LiveHashes implements StoredHashes {
  private final LogApi log;
  private final long size;
  private final Map<Integer, Tile> latest = new HashMap<>();
  private Optional<String> firstMissing = Optional.empty();

  private record Tile(long number, Optional<byte[][]> hashes) {}

  LiveHashes(LogApi log, long size) {
    this.log = log;
    this.size = size;
  }

  @Override
  public Optional<byte[]> hash(int level, long index) {
    long number = index / Tiles.WIDTH;
    Tile tile = latest.get(level);
    if (tile == null || tile.number() != number) {
      tile = new Tile(number, read(level, number));
      latest.put(level, tile);
    }
    return tile.hashes().map(hashes -> hashes[(int) (index % Tiles.WIDTH)]);
  }

  /** The first tile that the log should have had but did not give. */
  Optional<String> firstMissing() {
    return firstMissing;
  }

  private Optional<byte[][]> read(int level, long number) {
    long left = Tiles.hashCount(level, size) - number * Tiles.WIDTH;
    int width = (int) Math.min(Tiles.WIDTH, left);
    Optional<byte[][]> hashes = log.hashes(level, number, width);
    if (hashes.isEmpty() && firstMissing.isEmpty()) {
      firstMissing = Optional.of("level %d, tile %s".formatted(level, TilePath.of(number, width)));
    }
    return hashes;
  }
}
