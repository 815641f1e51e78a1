package org.embargoledger.alert.delivery.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.embargoledger.alert.delivery.VersionedTable;
import org.embargoledger.kit.http.VersionTag;
import org.embargoledger.kit.identity.Caller;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Webhooks. Who works on alerts may see and try them; what leaves the house, and to where, is for
 * those who run it.
 */
@Path("/v1/webhooks")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class WebhooksResource {

  static final String SEE = "alerts:triage";
  static final String CHANGE = "ops:admin";

  private final WebhookDesk desk;
  private final VersionedTable<Webhook> webhooks;
  private final Caller caller;

  @Inject
  public WebhooksResource(WebhookDesk desk, WebhookStore store, Caller caller) {
    this.desk = desk;
    this.webhooks = store.table();
    this.caller = caller;
  }

  @GET
  @RolesAllowed(SEE)
  @Operation(operationId = "listWebhooks", summary = "All webhooks, the oldest first")
  public Uni<WebhookView.All> list() {
    return webhooks
        .all()
        .map(all -> new WebhookView.All(all.stream().map(WebhookView::of).toList()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(SEE)
  @Operation(operationId = "getWebhook", summary = "One webhook and how it goes")
  public Uni<RestResponse<WebhookView>> get(@PathParam("id") String id) {
    return webhooks.get(webhooks.id(id)).map(WebhookView::of).map(WebhooksResource::tagged);
  }

  @POST
  @RolesAllowed(CHANGE)
  @Operation(
      operationId = "makeWebhook",
      summary = "Have steps of alerts sent to an address; the answer shows the secret, once")
  public Uni<RestResponse<WebhookView>> make(byte[] body) {
    return desk.make(desk.read(body), caller.name())
        .map(
            view ->
                ResponseBuilder.create(RestResponse.Status.CREATED, view)
                    .header(HttpHeaders.LOCATION, "/v1/webhooks/" + view.id())
                    .header(HttpHeaders.ETAG, VersionTag.of(view.version()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build());
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed(CHANGE)
  @Operation(operationId = "changeWebhook", summary = "Write a webhook anew; its secret stays")
  public Uni<RestResponse<WebhookView>> change(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
    return desk.change(webhooks.id(id), VersionTag.ifMatch(ifMatch), desk.read(body), caller.name())
        .map(WebhooksResource::tagged);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(CHANGE)
  @Operation(operationId = "deleteWebhook", summary = "Remove a webhook with its deliveries")
  public Uni<RestResponse<Void>> delete(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    return webhooks
        .delete(webhooks.id(id), VersionTag.ifMatch(ifMatch))
        .map(deleted -> RestResponse.noContent());
  }

  @POST
  @Path("/{id}/secret")
  @RolesAllowed(CHANGE)
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "A new secret, shown once; the one before signs beside it for a time")
  public Uni<RestResponse<WebhookView>> rotate(@PathParam("id") String id) {
    return desk.rotate(webhooks.id(id), caller.name())
        .map(
            view -> ResponseBuilder.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
  }

  @POST
  @Path("/{id}/test")
  @RolesAllowed(SEE)
  @Operation(operationId = "testWebhook", summary = "Send a test message now and tell how it went")
  public Uni<DeliveryView.AttemptView> test(@PathParam("id") String id) {
    return desk.test(webhooks.id(id), caller.name());
  }

  private static RestResponse<WebhookView> tagged(WebhookView view) {
    return ResponseBuilder.ok(view).header(HttpHeaders.ETAG, VersionTag.of(view.version())).build();
  }
}
