package org.embargoledger.ledger.agreements;

import io.quarkus.panache.common.Page;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.ledger.bookkeeping.Book;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.entries.EntryPage;
import org.embargoledger.ledger.http.Answers;
import org.embargoledger.ledger.http.AskedQuery;
import org.embargoledger.ledger.http.CachedAnswer;
import org.embargoledger.ledger.http.Cursor;
import org.embargoledger.ledger.http.Cursors;
import org.embargoledger.ledger.http.PageRun;
import org.embargoledger.ledger.projection.postgres.EntryRow;
import org.embargoledger.ledger.query.Asked;
import org.embargoledger.ledger.query.LedgerLinks;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Targets;
import org.embargoledger.ledger.query.Viewpoint;
import org.embargoledger.model.fact.Agreement;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.measure.Counterparty;

/** Agreements in force on a day. */
@Path("/v1/ledgers/{target}/agreements")
@RolesAllowed("ledger:read")
@Produces(MediaType.APPLICATION_JSON)
public class AgreementsResource {

  private static final String STANDING_ON_A_DAY =
      """
      from EntryRow e join fetch e.booked where e.generation = :generation
      and e.target = :target and e.book = :book and e.measure = :measure and e.id > :after
      and e.id <= :lastEntryId and e.reverses is null and e.sliceFrom <= :day and e.sliceTo >= :day
      and not exists (select 1 from EntryRow r where r.generation = :generation
        and r.reverses = e.id and r.id <= :lastEntryId)
      order by e.id
      """;

  private final Answers answers;
  private final Cursors cursors;

  @Inject
  public AgreementsResource(Answers answers, Cursors cursors) {
    this.answers = answers;
    this.cursors = cursors;
  }

  private record Question(String target, String book, EntryPage page, PageRun run) {}

  /** Those that stand and whose days have the day, of everybody or of one counterparty. */
  @GET
  @CachedAnswer
  public Uni<Response> agreements(
      @PathParam("target") String target, @Context UriInfo uri, @Context Request request) {
    Targets.regime(target);
    Parameters parameters =
        Parameters.of(uri, "counterparty", EntryPage.PARAMETERS, Asked.PARAMETERS);
    Question question =
        new Question(
            target,
            parameters
                .read("counterparty", text -> Counterparty.parse(text).toString())
                .orElse(Book.ALL),
            EntryPage.read(parameters),
            PageRun.of(parameters, AskedQuery.of(uri), cursors));
    Asked asked = Asked.read(parameters);
    if (asked.asOf().isEmpty()) {
      throw ProblemException.parameter(
          Asked.AS_OF, "is missing; write the day on which agreements are in force");
    }
    return answers.page(
        uri,
        request,
        asked,
        question.run(),
        (viewpoint, cursor) -> answer(question, viewpoint, cursor));
  }

  private static Uni<AgreementsAnswer> answer(
      Question question, Viewpoint viewpoint, Cursor cursor) {
    return find(question, viewpoint, cursor)
        .map(question.page()::cut)
        .map(
            found ->
                new AgreementsAnswer(
                    question.target(),
                    cursor.position(),
                    viewpoint.known().view(),
                    viewpoint.asOfView(),
                    found.rows().stream().map(AgreementsResource::view).toList(),
                    found.next(question.run(), cursor)));
  }

  private static Uni<List<EntryRow>> find(Question question, Viewpoint viewpoint, Cursor cursor) {
    Map<String, Object> values = new HashMap<>();
    values.put("generation", viewpoint.snapshot().generation());
    values.put("target", question.target());
    values.put("book", question.book());
    values.put("measure", Measure.AGREEMENTS);
    values.put("after", cursor.after());
    values.put("lastEntryId", viewpoint.known().lastEntryId());
    values.put("day", viewpoint.asOf().orElseThrow());
    return EntryRow.<EntryRow>find(STANDING_ON_A_DAY, values)
        .page(Page.ofSize(question.page().limit() + 1))
        .list();
  }

  private static AgreementsAnswer.View view(EntryRow row) {
    Fact fact = row.booked.decode().standing().orElseThrow();
    Agreement agreement = fact.asAgreement().orElseThrow();
    return new AgreementsAnswer.View(
        row.factId,
        row.booked.eventId(),
        row.counterparty,
        agreement.title(),
        agreement.kind(),
        agreement.status(),
        agreement.sector(),
        agreement.jointEntity(),
        row.basis,
        fact.period().toString(),
        fact.provenance().source().publisher(),
        fact.provenance().source().url(),
        fact.provenance().quote().orElse(null),
        Map.of("event", LedgerLinks.event(row.booked.eventId())));
  }
}
