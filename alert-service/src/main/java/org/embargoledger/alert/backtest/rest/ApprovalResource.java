package org.embargoledger.alert.backtest.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.embargoledger.alert.backtest.store.BacktestStore;
import org.embargoledger.alert.rules.RuleDesk;
import org.embargoledger.alert.rules.rest.RuleBody;
import org.embargoledger.alert.rules.rest.RuleView;
import org.embargoledger.alert.rules.store.RuleBook;
import org.embargoledger.kit.identity.Caller;

/** The second pair of eyes: approves a version by its backtest. */
@Path("/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
public class ApprovalResource {

  private final RuleBook book;
  private final RuleDesk desk;
  private final BacktestStore backtests;
  private final Caller caller;

  @Inject
  public ApprovalResource(RuleBook book, RuleDesk desk, BacktestStore backtests, Caller caller) {
    this.book = book;
    this.desk = desk;
    this.backtests = backtests;
    this.caller = caller;
  }

  @POST
  @Path("/{id}/approval")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("rules:write")
  @Operation(
      operationId = "approveRule",
      summary = "Approve a version that somebody else wrote, by a finished backtest of it")
  public Uni<RuleView> approve(@PathParam("id") String id, byte[] body) {
    RuleBody.Step step = RuleBody.approval(body);
    String actor = caller.name();
    return book.existing(id)
        .chain(
            rule -> {
              int version = step.version().orElseGet(() -> rule.latest().number());
              return step.backtest()
                  .map(number -> backtests.difference(id, version, number))
                  .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                  .chain(difference -> desk.approve(id, version, difference, actor, step.reason()));
            })
        .map(RuleView::full);
  }
}
