package org.embargoledger.ledger.ops;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.ledger.projection.ProjectionState;
import org.embargoledger.ledger.projection.postgres.Generation;
import org.embargoledger.ledger.projection.postgres.Skip;

/** Lets an operator have the projection pass over the one position it stopped at. */
@ApplicationScoped
public class Skips {

  private final ProjectionState state;

  @Inject
  public Skips(ProjectionState state) {
    this.state = state;
  }

  public Uni<List<Skip>> all() {
    return Panache.withSession(Skip::listed);
  }

  /** Only the position that stops the projection can be skipped, and only while it does. */
  public Uni<Skip> skip(long position, String reason, String actor) {
    return Panache.withTransaction(
            () ->
                Generation.active()
                    .invoke(active -> requireHaltedAt(active, position))
                    .chain(() -> Skip.record(position, reason, actor)))
        .call(() -> Panache.withSession(Skip::counted).invoke(count -> state.skips(count)));
  }

  private static void requireHaltedAt(Generation active, long position) {
    if (active.halt == null) {
      throw new ProblemException(
          ProblemType.ILLEGAL_TRANSITION,
          "the projection is not halted; it stands at position " + active.position);
    }
    if (position != active.position + 1) {
      throw new ProblemException(
          ProblemType.ILLEGAL_TRANSITION,
          "the projection is halted at position %d (%s), not at %d"
              .formatted(active.position + 1, active.halt, position));
    }
  }
}
