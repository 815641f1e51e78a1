package org.embargoledger.ingest.log;

import java.util.ArrayList;
import java.util.List;
import org.embargoledger.model.merkle.Frontier;
import org.embargoledger.model.merkle.Tiles;

/**
 * What a batch adds to the Merkle tree.
 *
 * @param head the end of the log behind the batch
 * @param tileHashes hashes of tile levels 1 and up that the batch completes
 */
public record TreeGrowth(LogHead head, List<TileHash> tileHashes) {

  /** One hash of a tile: the root of 256^level leaves. */
  public record TileHash(int level, long index, byte[] hash) {}

  public static TreeGrowth of(LogHead head, BatchDecision decision) {
    Frontier frontier = Frontier.decode(head.nextPosition(), head.frontier());
    List<TileHash> completed = new ArrayList<>();
    for (PendingEvent event : decision.events()) {
      frontier.add(
          event.leafHash(),
          (level, index, root) -> {
            if (level % Tiles.HEIGHT == 0) {
              completed.add(new TileHash(level / Tiles.HEIGHT, index, root));
            }
          });
    }
    return new TreeGrowth(
        new LogHead(frontier.size(), decision.recordedAt(), frontier.encode()), completed);
  }
}
