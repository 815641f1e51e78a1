package org.embargoledger.alert.follow;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.embargoledger.alert.follow.snapshot.Point;

/** Points of the fold that outlive the process, so that the next one need not begin anew. */
public interface Snapshots {

  /** Keeps none. */
  Snapshots NONE =
      new Snapshots() {
        @Override
        public Uni<Optional<Point>> newest() {
          return Uni.createFrom().item(Optional.empty());
        }

        @Override
        public void offer(Point stored) {}
      };

  /** The farthest that this process can go on from; never fails. */
  Uni<Optional<Point>> newest();

  /** Takes the point, now or not at all. Returns at once. Its findings are stored. */
  void offer(Point stored);
}
