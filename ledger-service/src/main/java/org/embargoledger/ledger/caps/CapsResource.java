package org.embargoledger.ledger.caps;

import io.smallrye.mutiny.Multi;
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
import org.embargoledger.ledger.bookkeeping.StandingFact;
import org.embargoledger.ledger.caps.CapsAnswer.CapView;
import org.embargoledger.ledger.caps.CapsAnswer.PolicyView;
import org.embargoledger.ledger.http.AskedQuery;
import org.embargoledger.ledger.http.Conditional;
import org.embargoledger.ledger.projection.postgres.StandingFactRow;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Snapshot;
import org.embargoledger.ledger.query.Snapshots;
import org.embargoledger.ledger.query.Targets;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.regime.Cap;

/** The caps on a target: used, remaining, and by whom. */
@Path("/v1/ledgers/{target}/caps")
@RolesAllowed("ledger:read")
@Produces(MediaType.APPLICATION_JSON)
public class CapsResource {

  private final Snapshots snapshots;

  @Inject
  public CapsResource(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** All caps in force in the cap year that ends in the given calendar year. */
  @GET
  public Uni<Response> caps(
      @PathParam("target") String target, @Context UriInfo uri, @Context Request request) {
    List<Cap> caps = Targets.regime(target).caps();
    Parameters parameters = Parameters.of(uri, "year", "policy", "minPosition");
    int year =
        parameters
            .year("year")
            .orElseThrow(
                () -> ProblemException.parameter("year", "is missing; write the cap year: 2018"));
    ConversionPolicy policy = parameters.policy();
    return snapshots.read(
        parameters.minPosition(),
        snapshot ->
            Conditional.answer(
                request,
                AskedQuery.of(uri),
                snapshot,
                () ->
                    answer(snapshot, target, caps, year, policy)
                        .map(answer -> Response.ok(answer).build())));
  }

  private static Uni<CapsAnswer> answer(
      Snapshot snapshot, String target, List<Cap> caps, int year, ConversionPolicy policy) {
    return Multi.createFrom()
        .iterable(caps)
        .filter(cap -> year >= cap.firstYear())
        .onItem()
        .transformToUniAndConcatenate(cap -> view(snapshot.generation(), target, cap, year, policy))
        .collect()
        .asList()
        .map(
            views ->
                new CapsAnswer(
                    target,
                    year,
                    snapshot.position(),
                    new PolicyView(policy.name(), policy.title(), policy.source()),
                    views));
  }

  private static Uni<CapView> view(
      int generation, String target, Cap cap, int year, ConversionPolicy policy) {
    return StandingFactRow.deliveries(generation, target, cap.productClass(), cap.window(year))
        .map(
            rows ->
                rows.stream()
                    .map(row -> StandingFact.after(row.latest.decode()))
                    .flatMap(Optional::stream)
                    .toList())
        .map(facts -> CapReport.of(target, cap, year, policy, facts));
  }
}
