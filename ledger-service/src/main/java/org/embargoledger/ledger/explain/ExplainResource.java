package org.embargoledger.ledger.explain;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.embargoledger.ledger.entries.EntriesAnswer;
import org.embargoledger.ledger.entries.EntryPage;
import org.embargoledger.ledger.entries.EntryViews;
import org.embargoledger.ledger.http.AskedQuery;
import org.embargoledger.ledger.http.Cursor;
import org.embargoledger.ledger.http.Cursors;
import org.embargoledger.ledger.http.PageRun;
import org.embargoledger.ledger.money.Currencies;
import org.embargoledger.ledger.money.MoneyTotal;
import org.embargoledger.ledger.money.MoneyTotals;
import org.embargoledger.ledger.projection.postgres.EntryRow;
import org.embargoledger.ledger.projection.postgres.FactEvent;
import org.embargoledger.ledger.query.Asked;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Snapshots;
import org.embargoledger.ledger.query.Targets;
import org.embargoledger.ledger.query.Viewpoint;
import org.embargoledger.ledger.sum.Slices;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.ledger.sum.SumReader;
import org.embargoledger.ledger.totals.TotalViews;
import org.embargoledger.model.measure.ConversionPolicy;

/** Takes a total apart, down to the quotes of its sources and the proofs of the log. */
@Path("/v1/ledgers/{target}/totals/explain")
@RolesAllowed("ledger:read")
@Produces(MediaType.APPLICATION_JSON)
public class ExplainResource {

  /** Each line has up to two events, and each event is a question to the log. */
  static final int LIMIT_DEFAULT = 20;

  static final int LIMIT_MAX = 100;

  private final Snapshots snapshots;
  private final SumReader sums;
  private final Proofs proofs;
  private final Cursors cursors;

  @Inject
  public ExplainResource(Snapshots snapshots, SumReader sums, Proofs proofs, Cursors cursors) {
    this.cursors = cursors;
    this.snapshots = snapshots;
    this.sums = sums;
    this.proofs = proofs;
  }

  private record Found(
      Viewpoint viewpoint,
      Cursor cursor,
      List<Sum> sums,
      Optional<List<MoneyTotal>> money,
      List<EntriesAnswer.Entry> entries,
      Collection<FactEvent> events,
      String next) {}

  /** The total with the given key, and one page of its lines. */
  @GET
  public Uni<Response> explain(
      @PathParam("target") String target,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @Context UriInfo uri) {
    Targets.regime(target);
    Parameters parameters =
        Parameters.of(
            uri,
            ExplainFilter.PARAMETERS,
            EntryPage.PARAMETERS,
            "policy",
            Currencies.PARAMETER,
            Asked.PARAMETERS);
    ExplainFilter filter = ExplainFilter.read(target, parameters);
    EntryPage page = EntryPage.read(parameters, LIMIT_DEFAULT, LIMIT_MAX);
    ConversionPolicy policy = parameters.policy();
    List<Currency> currencies = Currencies.read(parameters);
    Asked asked = Asked.read(parameters);
    PageRun run = PageRun.of(parameters, AskedQuery.of(uri), cursors);
    return snapshots
        .read(
            asked.minPosition(),
            snapshot -> {
              Cursor cursor = run.at(snapshot);
              return asked
                  .from(snapshot, cursor)
                  .flatMap(viewpoint -> find(filter, page, currencies, viewpoint, run, cursor));
            })
        .flatMap(
            found ->
                proofs
                    .of(found.events(), found.cursor().position() + 1, authorization)
                    .map(
                        proven ->
                            run.response(found.cursor(), answer(filter, policy, found, proven))));
  }

  private Uni<Found> find(
      ExplainFilter filter,
      EntryPage page,
      List<Currency> currencies,
      Viewpoint viewpoint,
      PageRun run,
      Cursor cursor) {
    return sums.read(filter.totals().sums().byValuation(!currencies.isEmpty()), viewpoint)
        .map(filter::ofUnit)
        .flatMap(
            found ->
                MoneyTotals.of(
                        filter.totals().target(),
                        currencies,
                        found,
                        viewpoint,
                        filter.totals()::wants)
                    .flatMap(
                        money ->
                            page.find(filter.entries(), viewpoint, cursor)
                                .flatMap(
                                    lines ->
                                        EntryViews.of(lines.rows(), currencies, viewpoint)
                                            .map(
                                                entries ->
                                                    new Found(
                                                        viewpoint,
                                                        cursor,
                                                        found,
                                                        money,
                                                        entries,
                                                        events(lines.rows()),
                                                        lines.next(run, cursor))))));
  }

  private static Collection<FactEvent> events(List<EntryRow> rows) {
    Map<Long, FactEvent> events = new TreeMap<>();
    for (EntryRow row : rows) {
      events.put(row.booked.position, row.booked);
      events.put(row.cause.position, row.cause);
    }
    return events.values();
  }

  private static ExplainAnswer answer(
      ExplainFilter filter, ConversionPolicy policy, Found found, Map<Long, EventProof> proofs) {
    Viewpoint viewpoint = found.viewpoint();
    return new ExplainAnswer(
        filter.totals().target(),
        found.cursor().position(),
        viewpoint.known().view(),
        viewpoint.asOfView(),
        policy.name(),
        TotalViews.of(filter.totals(), found.sums(), viewpoint.asOf()),
        FuelConversions.of(Slices.byKey(found.sums()), policy),
        found.money().orElse(null),
        found.entries(),
        found.events().stream().map(event -> view(event, proofs)).toList(),
        found.next());
  }

  private static ExplainAnswer.EventView view(FactEvent event, Map<Long, EventProof> proofs) {
    return new ExplainAnswer.EventView(
        event.eventId(),
        event.factId,
        event.position,
        event.recordedAt,
        event.decode().header().partner(),
        proofs.get(event.position));
  }
}
