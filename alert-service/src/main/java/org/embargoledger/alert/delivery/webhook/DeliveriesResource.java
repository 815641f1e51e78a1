package org.embargoledger.alert.delivery.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.embargoledger.alert.delivery.VersionedTable;
import org.embargoledger.alert.rules.rest.Numbers;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The log of what was sent to a webhook. What was given up can be sent again. */
@Path("/v1/webhooks/{id}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(WebhooksResource.SEE)
@Tag(name = "Webhooks")
public class DeliveriesResource {

  private final DeliveryLog log;
  private final VersionedTable<Webhook> webhooks;
  private final Courier courier;

  @Inject
  public DeliveriesResource(DeliveryLog log, WebhookStore store, Courier courier) {
    this.log = log;
    this.webhooks = store.table();
    this.courier = courier;
  }

  /** How many deliveries are sent again. */
  public record Replayed(int replayed) {}

  @GET
  @Path("/deliveries")
  @Operation(
      operationId = "listWebhookDeliveries",
      summary = "Messages and all attempts to deliver them, the latest first")
  public Uni<RestResponse<DeliveryView.Page>> list(
      @PathParam("id") String id,
      @QueryParam("status") String status,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    UUID webhook = webhooks.id(id);
    Optional<DeliveryStatus> wanted = Optional.ofNullable(status).map(DeliveriesResource::status);
    Optional<Long> last = Optional.ofNullable(after).map(DeliveriesResource::cursor);
    int size = Numbers.limit(limit);
    return webhooks
        .get(webhook)
        .chain(() -> log.page(webhook, wanted, last, size + 1))
        .map(found -> page(webhook, found, size, wanted));
  }

  private static RestResponse<DeliveryView.Page> page(
      UUID webhook, List<DeliveryView> found, int size, Optional<DeliveryStatus> status) {
    if (found.size() <= size) {
      return RestResponse.ok(new DeliveryView.Page(found, null));
    }
    List<DeliveryView> shown = found.subList(0, size);
    String next =
        "/v1/webhooks/%s/deliveries?%slimit=%d&after=%d"
            .formatted(
                webhook,
                status.map(it -> "status=" + it + "&").orElse(""),
                size,
                shown.get(size - 1).id());
    return ResponseBuilder.ok(new DeliveryView.Page(shown, next))
        .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
        .build();
  }

  @POST
  @Path("/deliveries/{deliveryId}/replay")
  @Operation(operationId = "replayWebhookDelivery", summary = "Send a message that has ended again")
  public Uni<RestResponse<Void>> replay(
      @PathParam("id") String id, @PathParam("deliveryId") String deliveryId) {
    UUID webhook = webhooks.id(id);
    return log.replay(webhook, deliveryId(deliveryId))
        .invoke(courier::wake)
        .map(replayed -> RestResponse.accepted());
  }

  @POST
  @Path("/replay")
  @Operation(operationId = "replayDeadDeliveries", summary = "Send all that was given up again")
  public Uni<RestResponse<Replayed>> replay(@PathParam("id") String id) {
    UUID webhook = webhooks.id(id);
    return webhooks
        .get(webhook)
        .chain(() -> log.replayDead(webhook))
        .invoke(courier::wake)
        .map(count -> RestResponse.accepted(new Replayed(count)));
  }

  private static DeliveryStatus status(String text) {
    return Arrays.stream(DeliveryStatus.values())
        .filter(value -> value.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.parameter(
                    "status", "must be one of " + Arrays.toString(DeliveryStatus.values())));
  }

  private static Long cursor(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw ProblemException.parameter(
          "after", "must be the id of a delivery, as a page's next has it");
    }
  }

  private static long deliveryId(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new ProblemException(ProblemType.NOT_FOUND, "there is no delivery " + text);
    }
  }
}
