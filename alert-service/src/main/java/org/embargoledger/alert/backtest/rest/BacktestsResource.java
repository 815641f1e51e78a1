package org.embargoledger.alert.backtest.rest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.embargoledger.alert.backtest.BacktestConfig;
import org.embargoledger.alert.backtest.BacktestDesk;
import org.embargoledger.alert.backtest.Difference;
import org.embargoledger.alert.backtest.store.BacktestFindingRow;
import org.embargoledger.alert.backtest.store.BacktestRow;
import org.embargoledger.alert.backtest.store.BacktestStore;
import org.embargoledger.alert.rules.rest.Numbers;
import org.embargoledger.kit.identity.Caller;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What a version of a rule would have raised, had it been live. */
@Path("/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
public class BacktestsResource {

  private static final String READ = "alerts:read";
  private static final String WRITE = "rules:write";

  private final BacktestDesk desk;
  private final BacktestStore store;
  private final BacktestConfig config;
  private final Caller caller;
  private final Clock clock = Clock.systemUTC();

  @Inject
  public BacktestsResource(
      BacktestDesk desk, BacktestStore store, BacktestConfig config, Caller caller) {
    this.desk = desk;
    this.store = store;
    this.config = config;
    this.caller = caller;
  }

  @POST
  @Path("/{id}/backtest")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(WRITE)
  @Operation(operationId = "beginBacktest", summary = "Replay history with a version of the rule")
  public Uni<RestResponse<BacktestView>> begin(
      @PathParam("id") String id, @BeanParam BacktestParameters parameters) {
    return desk.begin(
            id,
            rule ->
                parameters.version == null
                    ? rule.latest().number()
                    : Numbers.version(parameters.version, rule),
            parameters.window(),
            parameters.json(),
            caller.name())
        .map(
            row ->
                ResponseBuilder.create(RestResponse.Status.ACCEPTED, view(row, null))
                    .header(HttpHeaders.LOCATION, address(row.id))
                    .build());
  }

  @GET
  @Path("/{id}/backtests/{number}")
  @RolesAllowed(READ)
  @Operation(operationId = "getBacktest", summary = "How far a backtest is, and what came of it")
  public Uni<BacktestView> get(
      @PathParam("id") String id,
      @PathParam("number") String number,
      @QueryParam("change") String change,
      @QueryParam("offset") String offset,
      @QueryParam("limit") String limit) {
    int from = Numbers.offset(offset);
    int size = Numbers.limit(limit);
    Optional<Difference.Change> only = Optional.ofNullable(change).map(BacktestsResource::change);
    int wanted = number(id, number);
    return Panache.withSession(
        () ->
            BacktestRow.of(id, wanted)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id, number))
                .chain(
                    row ->
                        BacktestFindingRow.page(row.id, only, from, size)
                            .map(changes -> view(row, changes))));
  }

  @DELETE
  @Path("/{id}/backtests/{number}")
  @RolesAllowed(WRITE)
  @Operation(operationId = "cancelBacktest", summary = "Stop a backtest; what is done stays done")
  public Uni<RestResponse<BacktestView>> cancel(
      @PathParam("id") String id, @PathParam("number") String number) {
    return store
        .cancel(id, number(id, number))
        .onItem()
        .ifNull()
        .failWith(() -> unknown(id, number))
        .map(row -> ResponseBuilder.create(RestResponse.Status.ACCEPTED, view(row, null)).build());
  }

  private BacktestView view(BacktestRow row, List<BacktestFindingRow> changes) {
    return BacktestView.of(row, changes, config.lostAfter(), clock.instant());
  }

  private static String address(BacktestRow.Id id) {
    return "/v1/rules/" + id.ruleId() + "/backtests/" + id.number();
  }

  private static int number(String id, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw unknown(id, text);
    }
  }

  private static ProblemException unknown(String id, String number) {
    return new ProblemException(
        ProblemType.NOT_FOUND, "the rule %s has no backtest %s".formatted(id, number));
  }

  private static Difference.Change change(String text) {
    return Arrays.stream(Difference.Change.values())
        .filter(value -> value.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.parameter(
                    "change", "must be one of " + Arrays.toString(Difference.Change.values())));
  }
}
