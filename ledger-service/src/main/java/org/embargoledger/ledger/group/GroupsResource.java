package org.embargoledger.ledger.group;

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
import org.embargoledger.ledger.http.CachedAnswer;
import org.embargoledger.ledger.money.ConvertedSum;
import org.embargoledger.ledger.money.Currencies;
import org.embargoledger.ledger.money.KnownRates;
import org.embargoledger.ledger.query.Asked;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.QueryConfig;
import org.embargoledger.ledger.query.Targets;
import org.embargoledger.ledger.query.Viewpoint;
import org.embargoledger.ledger.sum.SumQuery;
import org.embargoledger.ledger.sum.SumReader;
import org.embargoledger.ledger.totals.Fuel;
import org.embargoledger.ledger.totals.TotalFilter;
import org.embargoledger.model.measure.ConversionPolicy;

/** Totals of one measure by whatever an analyst groups by. */
@Path("/v1/ledgers/{target}/totals/groups")
@RolesAllowed("ledger:read")
@Produces(MediaType.APPLICATION_JSON)
public class GroupsResource {

  private final Answers answers;
  private final SumReader sums;
  private final QueryConfig config;

  @Inject
  public GroupsResource(Answers answers, SumReader sums, QueryConfig config) {
    this.answers = answers;
    this.sums = sums;
    this.config = config;
  }

  private record Question(
      GroupQuery query, SumQuery sums, ConversionPolicy policy, List<Currency> currencies) {}

  /** The first groups in the order asked for. */
  @GET
  @CachedAnswer
  public Uni<Response> groups(
      @PathParam("target") String target, @Context UriInfo uri, @Context Request request) {
    Targets.regime(target);
    Parameters parameters =
        Parameters.of(
            uri,
            GroupQuery.PARAMETERS,
            TotalFilter.PARAMETERS,
            "policy",
            Currencies.PARAMETER,
            Asked.PARAMETERS);
    GroupQuery query = GroupQuery.read(target, parameters);
    List<Currency> currencies = Currencies.read(parameters, query.measure());
    Question question =
        new Question(query, query.sums(!currencies.isEmpty()), parameters.policy(), currencies);
    Asked asked = Asked.read(parameters);
    return answers.of(uri, request, asked, viewpoint -> answer(question, viewpoint));
  }

  private Uni<GroupsAnswer> answer(Question question, Viewpoint viewpoint) {
    GroupQuery query = question.query();
    return sums.read(question.sums(), viewpoint)
        .flatMap(
            read ->
                KnownRates.valuing(read, viewpoint)
                    .map(
                        rates ->
                            new Grouping(
                                query,
                                question.policy(),
                                question.currencies(),
                                rates,
                                config.groupsMax()))
                    .map(grouping -> query.sort().sort(grouping.of(read))))
        .map(totals -> answer(query, question.sums(), question.policy(), viewpoint, totals));
  }

  private static GroupsAnswer answer(
      GroupQuery query,
      SumQuery sums,
      ConversionPolicy policy,
      Viewpoint viewpoint,
      List<GroupTotal> totals) {
    List<GroupTotal> shown = totals.stream().limit(query.limit()).toList();
    return new GroupsAnswer(
        query.filter().target(),
        viewpoint.snapshot().position(),
        viewpoint.known().view(),
        viewpoint.asOfView(),
        query.measure(),
        sums.book().orElse(null),
        query.by().stream().map(GroupBy::word).toList(),
        policy.name(),
        shown.stream().map(GroupsResource::row).toList(),
        totals.size() - shown.size());
  }

  private static GroupsAnswer.Row row(GroupTotal total) {
    return new GroupsAnswer.Row(
        total.group(),
        total.basis(),
        total.unit().orElse(null),
        total.amount().map(Band::of).orElse(null),
        total.fuel().map(Fuel::barrels).map(Band::of).orElse(null),
        total.fuel().map(Fuel::tons).map(Band::of).orElse(null),
        total.fuel().map(Fuel::unconvertible).orElse(null),
        total.converted().isEmpty()
            ? null
            : total.converted().entrySet().stream()
                .map(each -> converted(each.getKey(), each.getValue()))
                .toList(),
        total.entries());
  }

  private static GroupsAnswer.Converted converted(Currency currency, ConvertedSum sum) {
    return new GroupsAnswer.Converted(
        currency.getCurrencyCode(),
        sum.amount().map(Band::of).orElse(null),
        sum.isComplete(),
        sum.parts().stream().limit(ConvertedSum.PARTS_MAX).toList(),
        sum.missing().stream().limit(ConvertedSum.PARTS_MAX).toList());
  }
}
