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
import java.util.Currency;
import java.util.List;
import org.embargoledger.ledger.http.Answers;
import org.embargoledger.ledger.http.AskedQuery;
import org.embargoledger.ledger.http.CachedAnswer;
import org.embargoledger.ledger.http.Cursor;
import org.embargoledger.ledger.http.Cursors;
import org.embargoledger.ledger.http.PageRun;
import org.embargoledger.ledger.money.Currencies;
import org.embargoledger.ledger.query.Asked;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Targets;
import org.embargoledger.ledger.query.Viewpoint;

/** The lines that totals are made of, each with its event and source. */
@Path("/v1/ledgers/{target}/entries")
@RolesAllowed("ledger:read")
@Produces(MediaType.APPLICATION_JSON)
public class EntriesResource {

  private final Answers answers;
  private final Cursors cursors;

  @Inject
  public EntriesResource(Answers answers, Cursors cursors) {
    this.answers = answers;
    this.cursors = cursors;
  }

  private record Question(EntryFilter filter, EntryPage page, List<Currency> currencies) {}

  /** One page; the next is named in the body and in the Link header. */
  @GET
  @CachedAnswer
  public Uni<Response> entries(
      @PathParam("target") String target, @Context UriInfo uri, @Context Request request) {
    Targets.regime(target);
    Parameters parameters =
        Parameters.of(
            uri,
            EntryFilter.PARAMETERS,
            EntryPage.PARAMETERS,
            Currencies.PARAMETER,
            Asked.PARAMETERS);
    Question question =
        new Question(
            EntryFilter.read(target, parameters),
            EntryPage.read(parameters),
            Currencies.read(parameters));
    Asked asked = Asked.read(parameters);
    PageRun run = PageRun.of(parameters, AskedQuery.of(uri), cursors);
    return answers.page(
        uri, request, asked, run, (viewpoint, cursor) -> answer(question, viewpoint, run, cursor));
  }

  private static Uni<EntriesAnswer> answer(
      Question question, Viewpoint viewpoint, PageRun run, Cursor cursor) {
    return question
        .page()
        .find(question.filter().query(), viewpoint, cursor)
        .flatMap(
            found ->
                EntryViews.of(found.rows(), question.currencies(), viewpoint)
                    .map(
                        entries ->
                            new EntriesAnswer(
                                question.filter().target(),
                                cursor.position(),
                                viewpoint.known().view(),
                                viewpoint.asOfView(),
                                entries,
                                found.next(run, cursor))));
  }
}
