package org.embargoledger.alert.delivery.digest;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.embargoledger.alert.delivery.DeliveryConfig;
import org.embargoledger.alert.delivery.VersionedTable;
import org.embargoledger.alert.rules.rest.Numbers;
import org.embargoledger.kit.http.VersionTag;
import org.embargoledger.kit.identity.Caller;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Digests by mail. */
@Path("/v1/digests")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alerts:triage")
@Tag(name = "Digests")
public class DigestsResource {

  private final DigestStore store;
  private final VersionedTable<Digest> table;
  private final DeliveryConfig.Digests config;
  private final Caller caller;
  private final Clock clock = Clock.systemUTC();

  @Inject
  public DigestsResource(DigestStore store, DeliveryConfig config, Caller caller) {
    this.store = store;
    this.table = store.table();
    this.config = config.digests();
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "listDigests", summary = "All digests, the oldest first")
  public Uni<DigestView.All> list() {
    return table.all().map(all -> new DigestView.All(all.stream().map(DigestView::of).toList()));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getDigest", summary = "One digest and when it is due")
  public Uni<RestResponse<DigestView>> get(@PathParam("id") String id) {
    return table.get(table.id(id)).map(DigestsResource::tagged);
  }

  @GET
  @Path("/{id}/issues")
  @Operation(operationId = "listDigestIssues", summary = "What became of it, the latest first")
  public Uni<DigestView.Issues> issues(
      @PathParam("id") String id, @QueryParam("limit") String limit) {
    UUID digest = table.id(id);
    int size = Numbers.limit(limit);
    return table.get(digest).chain(() -> store.issues(digest, size)).map(DigestView.Issues::new);
  }

  @POST
  @Operation(
      operationId = "makeDigest",
      summary = "Send a mail every day or week, if there is news")
  public Uni<RestResponse<DigestView>> make(byte[] body) {
    return store
        .insert(
            DigestBody.read(body),
            caller.name(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            config.countMax())
        .map(
            digest ->
                ResponseBuilder.create(RestResponse.Status.CREATED, DigestView.of(digest))
                    .header(HttpHeaders.LOCATION, "/v1/digests/" + digest.id())
                    .header(HttpHeaders.ETAG, VersionTag.of(digest.version()))
                    .build());
  }

  @PUT
  @Path("/{id}")
  @Operation(operationId = "changeDigest", summary = "Write a digest anew")
  public Uni<RestResponse<DigestView>> change(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, byte[] body) {
    return store
        .update(
            table.id(id),
            VersionTag.ifMatch(ifMatch),
            DigestBody.read(body),
            caller.name(),
            clock.instant().truncatedTo(ChronoUnit.MICROS))
        .map(DigestsResource::tagged);
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "deleteDigest", summary = "Send no more of these mails")
  public Uni<RestResponse<Void>> delete(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    return table
        .delete(table.id(id), VersionTag.ifMatch(ifMatch))
        .map(deleted -> RestResponse.noContent());
  }

  private static RestResponse<DigestView> tagged(Digest digest) {
    return ResponseBuilder.ok(DigestView.of(digest))
        .header(HttpHeaders.ETAG, VersionTag.of(digest.version()))
        .build();
  }
}
