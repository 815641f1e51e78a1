package org.embargoledger.ingest.proof;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.model.merkle.Checkpoint;
import org.embargoledger.model.merkle.Frontier;
import org.embargoledger.model.merkle.NodeReader;
import org.embargoledger.model.merkle.Tiles;

/** The Merkle tree over the stored events. Blocking; for worker threads. */
@ApplicationScoped
public class LogTree {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private static final String HEAD = "SELECT next_position, frontier FROM log_head";
  private static final String LEAVES =
      "SELECT leaf_hash AS hash FROM event WHERE position >= $1 AND position < $2 ORDER BY position";
  private static final String TILE_HASHES =
      """
      SELECT hash FROM tile_hash WHERE level = $3 AND index >= $1 AND index < $2 ORDER BY index
      """;

  private final Pool pool;
  private final SigningKeys keys;

  @Inject
  public LogTree(Pool pool, SigningKeys keys) {
    this.pool = pool;
    this.keys = keys;
  }

  /** The head of the log now, unsigned. */
  public Checkpoint head() {
    Row row = pool.query(HEAD).execute().await().atMost(ANSWER_MAX).iterator().next();
    long size = row.getLong("next_position");
    byte[] frontier = row.getBuffer("frontier").getBytes();
    return new Checkpoint(keys.origin(), size, Frontier.decode(size, frontier).root());
  }

  /**
   * Up to {@code count} hashes of a tile level, from {@code from} on; fewer where the tree ends.
   *
   * @param size hashes that only a larger tree has are left out
   */
  public byte[][] hashes(int level, long from, int count, long size) {
    long to = Math.min(from + count, Tiles.hashCount(level, size));
    if (to <= from) {
      return new byte[0][];
    }
    var query =
        level == 0
            ? pool.preparedQuery(LEAVES).execute(Tuple.of(from, to))
            : pool.preparedQuery(TILE_HASHES).execute(Tuple.of(from, to, level));
    List<byte[]> hashes = new ArrayList<>((int) (to - from));
    query.await().atMost(ANSWER_MAX).forEach(row -> hashes.add(row.getBuffer("hash").getBytes()));
    if (hashes.size() != to - from) {
      throw new IllegalStateException(
          "the log has %d of the hashes %d to %d of tile level %d"
              .formatted(hashes.size(), from, to - 1, level));
    }
    return hashes.toArray(byte[][]::new);
  }

  /** Nodes of the tree of that size; reads each tile that a proof touches once. */
  public NodeReader nodes(long size) {
    Map<String, byte[][]> tiles = new HashMap<>();
    return Tiles.nodes(
        (level, from, count) -> {
          long tile = from / Tiles.WIDTH;
          byte[][] hashes =
              tiles.computeIfAbsent(
                  level + "/" + tile, name -> hashes(level, tile * Tiles.WIDTH, Tiles.WIDTH, size));
          int first = (int) (from % Tiles.WIDTH);
          return Arrays.copyOfRange(hashes, first, first + count);
        });
  }
}
