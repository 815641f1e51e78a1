package org.embargoledger.ledger.entries;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.embargoledger.ledger.projection.postgres.EntryRow;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Snapshots;
import org.embargoledger.ledger.query.Targets;

/** The lines that totals are made of, each with its event and source. */
@Path("/v1/ledgers/{target}/entries")
@RolesAllowed("ledger:read")
@Produces(MediaType.APPLICATION_JSON)
public class EntriesResource {

  private final Snapshots snapshots;

  @Inject
  public EntriesResource(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** One page; the next is named in the body and in the Link header. */
  @GET
  public Uni<Response> entries(@PathParam("target") String target, @Context UriInfo uri) {
    Targets.regime(target);
    Parameters parameters =
        Parameters.of(
            uri,
            "book",
            "year",
            "measure",
            "basis",
            "productClass",
            "factId",
            "after",
            "limit",
            "minPosition");
    EntryFilter filter = EntryFilter.read(target, parameters);
    return snapshots
        .read(
            parameters.minPosition(),
            snapshot ->
                filter
                    .find(snapshot.generation())
                    .map(rows -> answer(filter, snapshot.position(), rows)))
        .map(EntriesResource::response);
  }

  private static EntriesAnswer answer(EntryFilter filter, long position, List<EntryRow> rows) {
    boolean more = rows.size() > filter.limit();
    List<EntryRow> page = more ? rows.subList(0, filter.limit()) : rows;
    return new EntriesAnswer(
        filter.target(),
        position,
        page.stream().map(EntryView::of).toList(),
        more ? filter.next(page.get(page.size() - 1).id) : null);
  }

  private static Response response(EntriesAnswer answer) {
    Response.ResponseBuilder response = Response.ok(answer);
    return answer.next() == null
        ? response.build()
        : response.header("Link", "<" + answer.next() + ">; rel=\"next\"").build();
  }
}
