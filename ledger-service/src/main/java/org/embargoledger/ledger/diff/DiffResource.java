package org.embargoledger.ledger.diff;

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
import java.util.Optional;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.ledger.entries.EntryPage;
import org.embargoledger.ledger.entries.EntryViews;
import org.embargoledger.ledger.http.Answers;
import org.embargoledger.ledger.http.AskedQuery;
import org.embargoledger.ledger.http.CachedAnswer;
import org.embargoledger.ledger.http.Cursor;
import org.embargoledger.ledger.http.Cursors;
import org.embargoledger.ledger.http.PageRun;
import org.embargoledger.ledger.query.Asked;
import org.embargoledger.ledger.query.KnownAt;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Snapshot;
import org.embargoledger.ledger.query.Targets;
import org.embargoledger.ledger.query.Viewpoint;
import org.embargoledger.ledger.sum.SumReader;
import org.embargoledger.ledger.totals.TotalFilter;
import org.embargoledger.ledger.totals.TotalViews;

/** What the log's growth between two moments changed in the totals, entry by entry. */
@Path("/v1/ledgers/{target}/totals/diff")
@RolesAllowed("ledger:read")
@Produces(MediaType.APPLICATION_JSON)
public class DiffResource {

  private static final String KNOWN_AT_2 = "knownAt2";

  private final Answers answers;
  private final SumReader sums;
  private final Cursors cursors;

  @Inject
  public DiffResource(Answers answers, SumReader sums, Cursors cursors) {
    this.answers = answers;
    this.sums = sums;
    this.cursors = cursors;
  }

  private record Question(TotalFilter filter, EntryPage page, PageRun run) {}

  private record Moments(Viewpoint first, Viewpoint last) {}

  /** From {@code knownAt} to {@code knownAt2}, or to the present. */
  @GET
  @CachedAnswer
  public Uni<Response> diff(
      @PathParam("target") String target, @Context UriInfo uri, @Context Request request) {
    Targets.regime(target);
    Parameters parameters =
        Parameters.of(
            uri, TotalFilter.PARAMETERS, EntryPage.PARAMETERS, KNOWN_AT_2, Asked.PARAMETERS);
    Question question =
        new Question(
            TotalFilter.read(target, parameters),
            EntryPage.read(parameters),
            PageRun.of(parameters, AskedQuery.of(uri), cursors));
    Asked asked = Asked.read(parameters);
    Optional<KnownAt> second = parameters.read(KNOWN_AT_2, KnownAt::parse);
    if (asked.knownAt().isEmpty()) {
      throw ProblemException.parameter(
          Asked.KNOWN_AT, "is missing; write the earlier of two moments: " + KnownAt.FORMS);
    }
    return answers.within(
        uri,
        request,
        asked,
        snapshot -> {
          Cursor cursor = question.run().at(snapshot);
          return moments(snapshot, cursor, asked, second)
              .flatMap(moments -> answer(question, moments, cursor));
        });
  }

  private static Uni<Moments> moments(
      Snapshot snapshot, Cursor cursor, Asked asked, Optional<KnownAt> second) {
    return asked
        .from(snapshot)
        .flatMap(
            first ->
                asked.from(snapshot, cursor, second, KNOWN_AT_2).map(last -> inOrder(first, last)));
  }

  private static Moments inOrder(Viewpoint first, Viewpoint last) {
    long from = first.known().position();
    long to = last.known().position();
    if (from > to) {
      throw ProblemException.parameter(
          Asked.KNOWN_AT, "is after %s: position %d, and %d".formatted(KNOWN_AT_2, from, to));
    }
    return new Moments(first, last);
  }

  private Uni<Response> answer(Question question, Moments moments, Cursor cursor) {
    return changes(question.filter(), moments)
        .flatMap(changes -> answer(question, moments, cursor, changes))
        .map(answer -> question.run().response(cursor, answer));
  }

  private Uni<List<DiffAnswer.Change>> changes(TotalFilter filter, Moments moments) {
    return sums.readByKey(filter.sums(), moments.first())
        .flatMap(
            before ->
                sums.readByKey(filter.sums(), moments.last())
                    .map(
                        after ->
                            Changes.between(
                                TotalViews.wanted(filter, before),
                                TotalViews.wanted(filter, after))));
  }

  private static Uni<DiffAnswer> answer(
      Question question, Moments moments, Cursor cursor, List<DiffAnswer.Change> changes) {
    TotalFilter filter = question.filter();
    return question
        .page()
        .find(filter.entries().after(moments.first().known().lastEntryId()), moments.last(), cursor)
        .flatMap(
            found ->
                EntryViews.of(found.rows(), List.of(), moments.last())
                    .map(
                        entries ->
                            new DiffAnswer(
                                filter.target(),
                                cursor.position(),
                                moments.first().known().view(),
                                moments.last().known().view(),
                                moments.last().asOfView(),
                                changes,
                                entries,
                                found.next(question.run(), cursor))));
  }
}
