package org.embargoledger.ingest.log.rest;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.embargoledger.ingest.log.postgres.LoggedEvent;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/** Reads events as the log holds them: one by id, or all in order of position. */
@Path("/v1/events")
@RolesAllowed("ledger:read")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {

  private static final int LIMIT_MAX = 1_000;

  /** The canonical JSON of one event; it never changes. 404 if the log has no such event. */
  @GET
  @Path("/{id}")
  @WithSession
  public Uni<Response> event(@PathParam("id") String id) {
    EventIds ids = EventIds.event(id);
    return LoggedEvent.ofFact(ids.factId(), ids.version())
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.NOT_FOUND, "the log has no event " + id))
        .map(
            event ->
                Response.ok(event.body)
                    .tag(new EntityTag(id))
                    .header("Cache-Control", "private, max-age=31536000, immutable")
                    .build());
  }

  /**
   * Events in log order.
   *
   * @param after the position to start behind; -1 for the beginning
   * @param limit at most this many, 1 to 1000
   */
  @GET
  @WithSession
  public Uni<Response> events(
      @QueryParam("after") @DefaultValue("-1") String after,
      @QueryParam("limit") @DefaultValue("100") String limit) {
    long behind = number("after", after, -1, Long.MAX_VALUE - 1);
    int atMost = (int) number("limit", limit, 1, LIMIT_MAX);
    return LoggedEvent.after(behind, atMost)
        .map(
            events -> {
              EventPage page = EventPage.ofLog(events, atMost);
              Response.ResponseBuilder response = Response.ok(page);
              return page.next() == null
                  ? response.build()
                  : response.header("Link", "<" + page.next() + ">; rel=\"next\"").build();
            });
  }

  private static long number(String name, String text, long min, long max) {
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, as for a number out of range
    }
    throw ProblemException.parameter(
        name,
        max == LIMIT_MAX
            ? "must be a number from %d to %d".formatted(min, max)
            : "must be a number from %d up".formatted(min));
  }
}
