package org.embargoledger.ledger.ops;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.projection.postgres.Generation;
import org.embargoledger.ledger.projection.postgres.Skip;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.rebuild.BuildState;
import org.embargoledger.ledger.rebuild.Rebuilds;

/** The generations of the ledger: building a new one, switching to it, dropping an old one. */
@Path("/v1/ops/ledger")
@RolesAllowed("ops:admin")
@Produces(MediaType.APPLICATION_JSON)
public class GenerationsResource {

  private static final String GENERATIONS = "/v1/ops/ledger/generations";

  private final Rebuilds rebuilds;

  @Inject
  public GenerationsResource(Rebuilds rebuilds) {
    this.rebuilds = rebuilds;
  }

  /**
   * One generation.
   *
   * @param position of the last event applied; -1 before the first
   * @param entries its lines, reversals included
   * @param halt why it goes no further; null if it goes on
   * @param progress what is being done for it right now; null if nothing
   * @param comparison with the generation that was served when it had been built
   */
  public record GenerationView(
      int number,
      Generation.State state,
      long position,
      long entries,
      Instant recordedAt,
      String halt,
      BuildState.Progress progress,
      @JsonRawValue String comparison,
      Instant createdAt,
      Instant switchedAt) {}

  /** All of them, and the positions that none of them has. */
  public record GenerationsAnswer(
      List<GenerationView> generations, List<SkipsResource.SkipView> skips) {}

  @GET
  @Path("/generations")
  public Uni<GenerationsAnswer> list() {
    return Panache.withSession(
        () ->
            Generation.listed()
                .flatMap(
                    all ->
                        Skip.listed()
                            .map(
                                skips ->
                                    new GenerationsAnswer(
                                        all.stream().map(this::view).toList(),
                                        skips.stream().map(SkipsResource.SkipView::of).toList()))));
  }

  private GenerationView view(Generation generation) {
    return new GenerationView(
        generation.number,
        generation.state,
        generation.position,
        generation.lastEntryId,
        generation.recordedAt,
        generation.halt,
        rebuilds.progress(generation.number).orElse(null),
        generation.comparison,
        generation.createdAt,
        generation.switchedAt);
  }

  /** Begins a new generation; with {@code switch=true} it is served once it is found equal. */
  @POST
  @Path("/rebuild")
  @Blocking
  public Response rebuild(@Context UriInfo uri) throws SQLException {
    boolean switchIfEqual =
        Parameters.of(uri, "switch").read("switch", GenerationsResource::flag).orElse(false);
    int number = rebuilds.begin(switchIfEqual);
    return Response.accepted(Map.of("generation", number))
        .location(URI.create(GENERATIONS))
        .build();
  }

  private static boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("'%s' is neither true nor false".formatted(text));
    }
    return text.equals("true");
  }

  /** Has the generation served, be it found equal or not. */
  @POST
  @Path("/generations/{number:\\d{1,9}}/switch")
  @Blocking
  public Response serve(@PathParam("number") int number) throws SQLException {
    rebuilds.serve(number);
    return Response.accepted(Map.of("generation", number))
        .location(URI.create(GENERATIONS))
        .build();
  }

  @DELETE
  @Path("/generations/{number:\\d{1,9}}")
  @Blocking
  public Response drop(@PathParam("number") int number) throws SQLException {
    rebuilds.drop(number);
    return Response.noContent().build();
  }
}
