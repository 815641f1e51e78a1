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
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.embargoledger.ledger.http.AskedQuery;
import org.embargoledger.ledger.http.Conditional;
import org.embargoledger.ledger.http.Cursor;
import org.embargoledger.ledger.http.Cursors;
import org.embargoledger.ledger.http.PageRun;
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
  private final Cursors cursors;

  @Inject
  public EntriesResource(Snapshots snapshots, Cursors cursors) {
    this.snapshots = snapshots;
    this.cursors = cursors;
  }

  /** One page; the next is named in the body and in the Link header. */
  @GET
  public Uni<Response> entries(
      @PathParam("target") String target, @Context UriInfo uri, @Context Request request) {
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
            "cursor",
            "limit",
            "minPosition");
    EntryFilter filter = EntryFilter.read(target, parameters);
    AskedQuery asked = AskedQuery.of(uri);
    PageRun run = PageRun.of(parameters, asked, cursors);
    return snapshots.read(
        parameters.minPosition(),
        snapshot ->
            Conditional.answer(
                request,
                asked,
                snapshot,
                () -> {
                  Cursor cursor = run.at(snapshot);
                  return filter
                      .find(snapshot.generation(), cursor)
                      .map(rows -> answer(filter, run, cursor, rows));
                }));
  }

  private static Response answer(
      EntryFilter filter, PageRun run, Cursor cursor, List<EntryRow> rows) {
    boolean more = rows.size() > filter.limit();
    List<EntryRow> page = more ? rows.subList(0, filter.limit()) : rows;
    String next = more ? run.link(cursor.behind(page.get(page.size() - 1).id)) : null;
    EntriesAnswer answer =
        new EntriesAnswer(
            filter.target(), cursor.position(), page.stream().map(EntryView::of).toList(), next);
    return Response.ok(answer).header("Link", run.links(cursor, next)).build();
  }
}
