package org.embargoledger.alert.rest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.embargoledger.alert.triage.LifeConfig;
import org.embargoledger.alert.triage.Triage;
import org.embargoledger.alert.triage.TriageStep;
import org.embargoledger.kit.http.VersionTag;
import org.embargoledger.kit.identity.Caller;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The steps that people take on an alert. Each may carry the version it was decided on as If-Match,
 * and is then refused if another step came first.
 */
@Path("/v1/alerts")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alerts:triage")
@Tag(name = "Alerts")
public class StepsResource {

  private final Triage triage;
  private final Caller caller;
  private final LifeConfig config;

  @Inject
  public StepsResource(Triage triage, Caller caller, LifeConfig config) {
    this.triage = triage;
    this.caller = caller;
    this.config = config;
  }

  @POST
  @Path("/{id}/acknowledgement")
  @Operation(operationId = "acknowledgeAlert", summary = "Say that somebody works on it")
  public Uni<RestResponse<AlertView>> acknowledge(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
    return take(id, by(ifMatch).acknowledge(StepBody.note(body)));
  }

  @POST
  @Path("/{id}/assignment")
  @Operation(operationId = "assignAlert", summary = "Give it to a person")
  public Uni<RestResponse<AlertView>> assign(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
    StepBody.Assignment it = StepBody.assignment(body);
    return take(id, by(ifMatch).assign(it.assignee(), it.note()));
  }

  @POST
  @Path("/{id}/comments")
  @Operation(operationId = "commentOnAlert", summary = "Say something about it")
  public Uni<RestResponse<AlertView>> comment(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
    return take(id, by(ifMatch).comment(StepBody.comment(body)));
  }

  @POST
  @Path("/{id}/snooze")
  @Operation(operationId = "snoozeAlert", summary = "Let it rest until an instant")
  public Uni<RestResponse<AlertView>> snooze(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
    StepBody.Snooze it = StepBody.snooze(body, Instant.now(), config.quietMax());
    return take(id, by(ifMatch).snooze(it.until(), it.note()));
  }

  @POST
  @Path("/{id}/resolution")
  @Operation(operationId = "resolveAlert", summary = "Close it with a reason")
  public Uni<RestResponse<AlertView>> resolve(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
    return take(id, by(ifMatch).resolve(StepBody.reason(body)));
  }

  @POST
  @Path("/{id}/reopening")
  @Operation(operationId = "reopenAlert", summary = "Open a closed one again")
  public Uni<RestResponse<AlertView>> reopen(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
    return take(id, by(ifMatch).reopen(StepBody.reason(body)));
  }

  @POST
  @Path("/{id}/dismissal")
  @Operation(
      operationId = "proposeAlertDismissal",
      summary = "Propose that it is a false positive; a second person decides")
  public Uni<RestResponse<AlertView>> proposeDismissal(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
    return take(id, by(ifMatch).proposeDismissal(StepBody.reason(body)));
  }

  @POST
  @Path("/{id}/dismissal/approval")
  @Operation(operationId = "approveAlertDismissal", summary = "Agree that it is a false positive")
  public Uni<RestResponse<AlertView>> approveDismissal(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
    return take(id, by(ifMatch).approveDismissal(StepBody.note(body)));
  }

  @POST
  @Path("/{id}/dismissal/rejection")
  @Operation(operationId = "rejectAlertDismissal", summary = "Disagree, or take the proposal back")
  public Uni<RestResponse<AlertView>> rejectDismissal(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
    return take(id, by(ifMatch).rejectDismissal(StepBody.reason(body)));
  }

  private TriageStep.By by(String ifMatch) {
    return new TriageStep.By(caller.name(), VersionTag.ifMatch(ifMatch));
  }

  private Uni<RestResponse<AlertView>> take(String id, TriageStep step) {
    return triage
        .take(AlertsResource.id(id), step)
        .chain(alert -> Panache.withSession(() -> AlertsResource.withSteps(alert)))
        .map(AlertsResource::tagged);
  }
}
