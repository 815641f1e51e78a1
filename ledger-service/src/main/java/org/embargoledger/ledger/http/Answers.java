package org.embargoledger.ledger.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.embargoledger.ledger.query.Asked;
import org.embargoledger.ledger.query.Snapshot;
import org.embargoledger.ledger.query.Snapshots;
import org.embargoledger.ledger.query.Viewpoint;

/**
 * The frame that every answer about the ledger is made in: one snapshot of the database, an entity
 * tag, and 304 for whoever has the answer already.
 */
@ApplicationScoped
public class Answers {

  private final Snapshots snapshots;

  @Inject
  public Answers(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** Makes an answer from where the ledger is to be looked at. */
  public Uni<Response> of(
      UriInfo uri, Request request, Asked asked, Function<Viewpoint, Uni<?>> answer) {
    return within(
        uri,
        request,
        asked,
        snapshot -> asked.from(snapshot).flatMap(answer).map(body -> Response.ok(body).build()));
  }

  /** Makes one page of a run, which all see the ledger at the position of the first. */
  public Uni<Response> page(
      UriInfo uri,
      Request request,
      Asked asked,
      PageRun run,
      BiFunction<Viewpoint, Cursor, Uni<? extends PageAnswer>> answer) {
    return within(
        uri,
        request,
        asked,
        snapshot -> {
          Cursor cursor = run.at(snapshot);
          return asked
              .from(snapshot, cursor)
              .flatMap(viewpoint -> answer.apply(viewpoint, cursor))
              .map(page -> run.response(cursor, page));
        });
  }

  /** For answers from more than one place. */
  public Uni<Response> within(
      UriInfo uri, Request request, Asked asked, Function<Snapshot, Uni<Response>> answer) {
    return snapshots.read(
        asked.minPosition(),
        snapshot ->
            Conditional.answer(
                request, AskedQuery.of(uri), snapshot, () -> answer.apply(snapshot)));
  }
}
