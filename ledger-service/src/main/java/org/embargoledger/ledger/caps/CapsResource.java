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
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.ledger.caps.CapsAnswer.CapView;
import org.embargoledger.ledger.caps.CapsAnswer.PolicyView;
import org.embargoledger.ledger.http.Answers;
import org.embargoledger.ledger.http.CachedAnswer;
import org.embargoledger.ledger.query.Asked;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Targets;
import org.embargoledger.ledger.query.Viewpoint;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.regime.Cap;

/** The caps on a target: used, remaining, and by whom. */
@Path("/v1/ledgers/{target}/caps")
@RolesAllowed("ledger:read")
@Produces(MediaType.APPLICATION_JSON)
public class CapsResource {

  private static final String SERIES = "series";

  private final Answers answers;
  private final CapReader reader;

  @Inject
  public CapsResource(Answers answers, CapReader reader) {
    this.answers = answers;
    this.reader = reader;
  }

  private record Question(
      String target, List<Cap> caps, int year, ConversionPolicy policy, boolean series) {}

  /** All caps in force in the cap year that ends in the given calendar year. */
  @GET
  @CachedAnswer
  public Uni<Response> caps(
      @PathParam("target") String target, @Context UriInfo uri, @Context Request request) {
    List<Cap> caps = Targets.regime(target).caps();
    Parameters parameters = Parameters.of(uri, "year", "policy", SERIES, Asked.PARAMETERS);
    int year =
        parameters
            .year("year")
            .orElseThrow(
                () -> ProblemException.parameter("year", "is missing; write the cap year: 2018"));
    Question question =
        new Question(
            target,
            caps.stream().filter(cap -> year >= cap.firstYear()).toList(),
            year,
            parameters.policy(),
            parameters.flag(SERIES));
    Asked asked = Asked.read(parameters);
    return answers.of(uri, request, asked, viewpoint -> answer(question, viewpoint));
  }

  private Uni<CapsAnswer> answer(Question question, Viewpoint viewpoint) {
    ConversionPolicy policy = question.policy();
    return Multi.createFrom()
        .iterable(question.caps())
        .onItem()
        .transformToUniAndConcatenate(cap -> view(question, cap, viewpoint))
        .collect()
        .asList()
        .map(
            views ->
                new CapsAnswer(
                    question.target(),
                    question.year(),
                    viewpoint.snapshot().position(),
                    viewpoint.known().view(),
                    viewpoint.asOfView(),
                    new PolicyView(policy.name(), policy.title(), policy.source()),
                    views));
  }

  private Uni<CapView> view(Question question, Cap cap, Viewpoint viewpoint) {
    return reader
        .read(question.target(), cap, question.year(), question.series(), viewpoint)
        .map(
            sums ->
                new CapReport(question.target(), cap, question.year(), question.policy(), sums)
                    .view());
  }
}
