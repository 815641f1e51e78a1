package org.embargoledger.alert.audit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.embargoledger.alert.triage.Feed;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Who did what with which alert in a period: as signed JSON Lines, and as a page to print. */
@Path("/v1/alerts")
@Tag(name = "Audit")
public class AuditResource {

  private static final String TRIAGE = "alerts:triage";
  private static final String LINES = "application/x-ndjson";

  /** The page is inert: it loads nothing and runs nothing. */
  private static final String INERT = "default-src 'none'; style-src 'unsafe-inline'";

  private final AuditTrail trail;
  private final AuditKeys keys;
  private final AuditPage page;

  @Inject
  public AuditResource(AuditTrail trail, AuditKeys keys, AuditPage page) {
    this.trail = trail;
    this.keys = keys;
    this.page = page;
  }

  @GET
  @Path("/audit")
  @Produces(LINES + ";qs=1.0")
  @RolesAllowed(TRIAGE)
  @Operation(
      operationId = "exportAudit",
      summary = "All steps of a period, one JSON object a line; the Link names its signature")
  public RestMulti<byte[]> lines(
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("upTo") String upTo) {
    return RestMulti.fromUniResponse(period(from, to, upTo), trail::lines, AuditResource::headers);
  }

  private static Map<String, List<String>> headers(AuditPeriod period) {
    return Map.of(
        HttpHeaders.LINK,
        List.of("<" + period.signatureAddress() + ">; rel=\"signature\""),
        HttpHeaders.CONTENT_DISPOSITION,
        List.of("attachment; filename=\"alert-audit.jsonl\""));
  }

  @GET
  @Path("/audit")
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5")
  @RolesAllowed(TRIAGE)
  @Operation(operationId = "printAudit", summary = "All steps of a period as a page to print")
  public Uni<RestResponse<String>> print(
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("upTo") String upTo) {
    return period(from, to, upTo)
        .chain(page::render)
        .map(html -> ResponseBuilder.ok(html).header("Content-Security-Policy", INERT).build());
  }

  @GET
  @Path("/audit/signature")
  @Produces("text/plain;charset=UTF-8")
  @RolesAllowed(TRIAGE)
  @Operation(
      operationId = "signAudit",
      summary = "The signed statement of an export: its period, number of steps and SHA-256")
  public Uni<String> signature(
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("upTo") String upTo) {
    return period(from, to, upTo).chain(trail::statement).map(keys::sign);
  }

  @GET
  @Path("/audit/keys")
  @PermitAll
  @Produces("text/plain;charset=UTF-8")
  @Operation(operationId = "auditKeys", summary = "The keys that sign exports")
  public String keys() {
    return keys.verifierKeys();
  }

  private static Uni<AuditPeriod> period(String from, String to, String upTo) {
    return Panache.withSession(Feed::head).map(head -> AuditPeriod.of(from, to, upTo, head));
  }
}
