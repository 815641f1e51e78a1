package org.embargoledger.ingest.history;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.embargoledger.ingest.log.postgres.LoggedEvent;
import org.embargoledger.ingest.log.rest.EventIds;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/** Tells how a fact came to stand as it stands. */
@Path("/v1/facts/{factId}/history")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

  /** The versions of a fact with their differences, and its events as the log holds them. */
  @GET
  @RolesAllowed("ledger:read")
  @WithSession
  public Uni<FactHistory> history(@PathParam("factId") String factId) {
    UUID id = EventIds.fact(factId);
    return LoggedEvent.history(id)
        .map(
            events -> {
              if (events.isEmpty()) {
                throw new ProblemException(
                    ProblemType.NOT_FOUND, "the log has no fact %s".formatted(id));
              }
              return FactHistory.of(events);
            });
  }
}
