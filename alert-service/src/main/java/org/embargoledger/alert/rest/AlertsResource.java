package org.embargoledger.alert.rest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.embargoledger.alert.explain.Recomputation;
import org.embargoledger.alert.explain.Recomputer;
import org.embargoledger.alert.triage.Alert;
import org.embargoledger.alert.triage.AlertQuery;
import org.embargoledger.alert.triage.AlertStep;
import org.embargoledger.alert.triage.Progress;
import org.embargoledger.alert.triage.Triage;
import org.embargoledger.kit.http.VersionTag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Alerts: flags that the detectors raised, and the work on them. */
@Path("/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts")
public class AlertsResource {

  private static final String READ = "alerts:read";

  private final Recomputer recomputer;

  @Inject
  public AlertsResource(Recomputer recomputer) {
    this.recomputer = recomputer;
  }

  @GET
  @RolesAllowed(READ)
  @Operation(operationId = "listAlerts", summary = "Alerts, newest first")
  public Uni<RestResponse<AlertPage>> list(@BeanParam AlertParameters parameters) {
    AlertQuery query = parameters.query();
    int limit = parameters.limit();
    // Progress first: alerts of a later position may show, none of an earlier one can be missing.
    return Panache.withSession(
            () ->
                Progress.position()
                    .chain(
                        position ->
                            query
                                .page(limit + 1)
                                .map(alerts -> page(position, alerts, limit, parameters))))
        .onFailure(AlertQuery.UnknownCursorException.class)
        .transform(failure -> AlertParameters.unknownCursor())
        .map(AlertsResource::linked);
  }

  private static AlertPage page(
      long position, List<Alert> alerts, int limit, AlertParameters parameters) {
    List<Alert> shown = alerts.subList(0, Math.min(limit, alerts.size()));
    return new AlertPage(
        position,
        shown.stream().map(AlertView::of).toList(),
        alerts.size() > limit ? parameters.next(shown.get(limit - 1).id) : null);
  }

  private static RestResponse<AlertPage> linked(AlertPage page) {
    ResponseBuilder<AlertPage> response = ResponseBuilder.ok(page);
    if (page.next() != null) {
      response.header(HttpHeaders.LINK, "<" + page.next() + ">; rel=\"next\"");
    }
    return response.build();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(READ)
  @Operation(operationId = "getAlert", summary = "One alert with the steps of its life")
  public Uni<RestResponse<AlertView>> get(@PathParam("id") String id) {
    UUID alertId = id(id);
    return Panache.withSession(
            () ->
                Alert.<Alert>findById(alertId)
                    .onItem()
                    .ifNull()
                    .failWith(() -> Triage.unknown(id))
                    .chain(AlertsResource::withSteps))
        .map(AlertsResource::tagged);
  }

  @GET
  @Path("/{id}/recompute")
  @RolesAllowed(READ)
  @Operation(
      operationId = "recomputeAlert",
      summary = "Derive an alert again from the log, and say whether it is the same")
  public Uni<Recomputation> recompute(@PathParam("id") String id) {
    UUID alertId = id(id);
    return Panache.withSession(() -> Alert.<Alert>findById(alertId))
        .onItem()
        .ifNull()
        .failWith(() -> Triage.unknown(id))
        .chain(recomputer::recompute);
  }

  static Uni<AlertView> withSteps(Alert alert) {
    return AlertStep.ofAlert(alert.id).map(steps -> AlertView.withSteps(alert, steps));
  }

  static RestResponse<AlertView> tagged(AlertView view) {
    return ResponseBuilder.ok(view).header(HttpHeaders.ETAG, VersionTag.of(view.version())).build();
  }

  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Triage.unknown(text);
    }
  }
}
