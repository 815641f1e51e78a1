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
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.http.Answers;
import org.embargoledger.ledger.http.CachedAnswer;
import org.embargoledger.ledger.money.Currencies;
import org.embargoledger.ledger.money.MoneyTotal;
import org.embargoledger.ledger.money.MoneyTotals;
import org.embargoledger.ledger.query.Asked;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Targets;
import org.embargoledger.ledger.query.Viewpoint;
import org.embargoledger.ledger.sum.Slices;
import org.embargoledger.ledger.sum.Sum;
import org.embargoledger.ledger.sum.SumReader;
import org.embargoledger.model.measure.ConversionPolicy;

/** Totals per counterparty and year, as they are or as they were known. */
@Path("/v1/ledgers/{target}/totals")
@RolesAllowed("ledger:read")
@Produces(MediaType.APPLICATION_JSON)
public class TotalsResource {

  private final Answers answers;
  private final SumReader sums;

  @Inject
  public TotalsResource(Answers answers, SumReader sums) {
    this.answers = answers;
    this.sums = sums;
  }

  /** The totals that the filters select, as stated and converted. */
  @GET
  @CachedAnswer
  public Uni<Response> totals(
      @PathParam("target") String target, @Context UriInfo uri, @Context Request request) {
    Targets.regime(target);
    Parameters parameters =
        Parameters.of(
            uri, TotalFilter.PARAMETERS, "policy", Currencies.PARAMETER, Asked.PARAMETERS);
    TotalFilter filter = TotalFilter.read(target, parameters);
    ConversionPolicy policy = parameters.policy();
    List<Currency> currencies = Currencies.read(parameters);
    Asked asked = Asked.read(parameters);
    return answers.of(
        uri, request, asked, viewpoint -> answer(filter, currencies, policy, viewpoint));
  }

  private Uni<TotalsAnswer> answer(
      TotalFilter filter, List<Currency> currencies, ConversionPolicy policy, Viewpoint viewpoint) {
    return sums.read(filter.sums().byValuation(!currencies.isEmpty()), viewpoint)
        .flatMap(
            read ->
                MoneyTotals.of(filter.target(), currencies, read, viewpoint, filter::wants)
                    .map(money -> answer(filter, viewpoint, policy, read, money)));
  }

  private static TotalsAnswer answer(
      TotalFilter filter,
      Viewpoint viewpoint,
      ConversionPolicy policy,
      List<Sum> sums,
      Optional<List<MoneyTotal>> money) {
    return new TotalsAnswer(
        filter.target(),
        viewpoint.snapshot().position(),
        viewpoint.known().view(),
        viewpoint.asOfView(),
        policy.name(),
        TotalViews.of(filter, sums, viewpoint.asOf()),
        filter.wants(Measure.DELIVERED)
            ? DeliveredTotals.of(filter.target(), Slices.byKey(sums), policy)
            : List.of(),
        money.orElse(null));
  }
}
