package org.embargoledger.ledger.totals;

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
import java.util.Map;
import java.util.stream.Stream;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.http.AskedQuery;
import org.embargoledger.ledger.http.Conditional;
import org.embargoledger.ledger.projection.postgres.TotalRow;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.BookNames;
import org.embargoledger.ledger.query.LedgerLinks;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Snapshots;
import org.embargoledger.ledger.query.Targets;
import org.embargoledger.model.measure.ConversionPolicy;

/** Running totals per counterparty and year. */
@Path("/v1/ledgers/{target}/totals")
@RolesAllowed("ledger:read")
@Produces(MediaType.APPLICATION_JSON)
public class TotalsResource {

  private final Snapshots snapshots;

  @Inject
  public TotalsResource(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** The totals that the filters select, as stated and converted. */
  @GET
  public Uni<Response> totals(
      @PathParam("target") String target, @Context UriInfo uri, @Context Request request) {
    Targets.regime(target);
    Parameters parameters =
        Parameters.of(uri, "counterparty", "year", "measure", "policy", "minPosition");
    TotalFilter filter =
        new TotalFilter(
            target,
            parameters.read("counterparty", text -> BookNames.parse(target, text)),
            parameters.year("year"),
            parameters.oneOf("measure", Measure.class));
    ConversionPolicy policy = parameters.policy();
    return snapshots.read(
        parameters.minPosition(),
        snapshot ->
            Conditional.answer(
                request,
                AskedQuery.of(uri),
                snapshot,
                () ->
                    filter
                        .find(snapshot.generation())
                        .map(rows -> answer(filter, snapshot.position(), policy, rows))
                        .map(answer -> Response.ok(answer).build())));
  }

  private static TotalsAnswer answer(
      TotalFilter filter, long position, ConversionPolicy policy, List<TotalRow> rows) {
    Stream<TotalsAnswer.Total> booked =
        rows.stream().filter(row -> filter.wants(row.measure)).map(TotalsResource::total);
    Stream<TotalsAnswer.Total> derived =
        filter.wants(Measure.OUTSTANDING) ? Outstanding.of(rows).stream() : Stream.empty();
    return new TotalsAnswer(
        filter.target(),
        position,
        policy.name(),
        Stream.concat(booked, derived).toList(),
        DeliveredTotals.of(rows, policy));
  }

  private static TotalsAnswer.Total total(TotalRow row) {
    Band sum = Band.of(row.sum());
    return new TotalsAnswer.Total(
        row.book,
        row.year,
        row.measure,
        row.basis,
        row.productNamed().orElse(null),
        row.unit,
        sum.low(),
        sum.best(),
        sum.high(),
        row.entries,
        Map.of("entries", LedgerLinks.entries(row.target, row.book, row.year, row.measure)));
  }
}
