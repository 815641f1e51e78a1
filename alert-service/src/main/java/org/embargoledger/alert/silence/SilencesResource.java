package org.embargoledger.alert.silence;

import io.quarkus.hibernate.reactive.panache.Panache;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.embargoledger.alert.triage.LifeConfig;
import org.embargoledger.kit.identity.Caller;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.RequestBodies;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Silences: alerts that match one are kept, but marked, for a time. */
@Path("/v1/silences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Silences")
public class SilencesResource {

  private static final String READ = "alerts:read";
  private static final String TRIAGE = "alerts:triage";
  private static final int SHOWN_MAX = 200;

  private final Silences silences;
  private final Caller caller;
  private final LifeConfig config;

  @Inject
  public SilencesResource(Silences silences, Caller caller, LifeConfig config) {
    this.silences = silences;
    this.caller = caller;
    this.config = config;
  }

  /** The latest silences. */
  public record SilenceList(List<SilenceView> silences) {}

  @GET
  @RolesAllowed(READ)
  @Operation(operationId = "listSilences", summary = "Silences, the latest 200, newest first")
  public Uni<SilenceList> list(@QueryParam("active") String active) {
    if (active != null && !active.equals("true") && !active.equals("false")) {
      throw ProblemException.parameter("active", "must be true or false");
    }
    Uni<List<Silence>> found =
        "true".equals(active)
            ? Panache.withSession(() -> Silence.active(Instant.now()))
            : Panache.withSession(
                () ->
                    Silence.<Silence>find("order by createdAt desc, id").page(0, SHOWN_MAX).list());
    return found.map(all -> new SilenceList(all.stream().map(SilenceView::of).toList()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(READ)
  @Operation(operationId = "getSilence", summary = "One silence")
  public Uni<SilenceView> get(@PathParam("id") String id) {
    UUID silence = id(id);
    return Panache.withSession(() -> Silence.<Silence>findById(silence))
        .onItem()
        .ifNull()
        .failWith(() -> Silences.unknown(id))
        .map(SilenceView::of);
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(TRIAGE)
  @Operation(operationId = "makeSilence", summary = "Mark matching alerts for a time")
  public Uni<RestResponse<SilenceView>> make(byte[] body) {
    return silences
        .make(caller.name(), new SilenceBody(body, config.quietMax()))
        .map(
            silence ->
                ResponseBuilder.create(RestResponse.Status.CREATED, SilenceView.of(silence))
                    .header(HttpHeaders.LOCATION, "/v1/silences/" + silence.id)
                    .build());
  }

  @POST
  @Path("/{id}/end")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(TRIAGE)
  @Operation(operationId = "endSilence", summary = "End a silence before its time")
  public Uni<SilenceView> end(@PathParam("id") String id, byte[] body) {
    return silences.end(id(id), caller.name(), reason(body)).map(SilenceView::of);
  }

  private static String reason(byte[] body) {
    return RequestBodies.read(body, in -> in.text("reason"));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Silences.unknown(text);
    }
  }
}
