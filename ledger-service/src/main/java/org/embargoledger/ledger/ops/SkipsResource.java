package org.embargoledger.ledger.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.embargoledger.kit.identity.Caller;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.ledger.projection.postgres.Skip;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.json.ObjectReader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The positions that the projection passes over, each with who decided so and why. */
@Path("/v1/ops/ledger/skips")
@RolesAllowed("ops:admin")
@Produces(MediaType.APPLICATION_JSON)
public class SkipsResource {

  private static final int REASON_LENGTH_MAX = 1_000;

  private final Skips skips;
  private final Caller caller;

  @Inject
  public SkipsResource(Skips skips, Caller caller) {
    this.skips = skips;
    this.caller = caller;
  }

  /** One skipped position. */
  public record SkipView(long position, String reason, String actor, Instant skippedAt) {

    static SkipView of(Skip skip) {
      return new SkipView(skip.position, skip.reason, skip.actor, skip.skippedAt);
    }
  }

  /** All of them, in the order of their positions. */
  public record SkipsAnswer(List<SkipView> skips) {}

  @GET
  public Uni<SkipsAnswer> list() {
    return skips.all().map(all -> new SkipsAnswer(all.stream().map(SkipView::of).toList()));
  }

  /** Passes over the position at which the projection is halted, and lets it go on. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<RestResponse<SkipView>> skip(byte[] body) {
    Asked asked = Asked.read(body);
    return skips
        .skip(asked.position(), asked.reason(), caller.name())
        .map(SkipView::of)
        .map(view -> ResponseBuilder.create(Status.CREATED, view).build());
  }

  private record Asked(long position, String reason) {

    static Asked read(byte[] body) {
      JsonNode node = Json.parse(body == null ? new byte[0] : body);
      ObjectReader in = ObjectReader.root(node);
      String reason = in.text("reason");
      if (reason != null && reason.length() > REASON_LENGTH_MAX) {
        in.reject("reason", "is longer than %d characters".formatted(REASON_LENGTH_MAX));
      }
      long position = in.whole("position", 0);
      in.rejectUnknown();
      try {
        in.throwIfFaulty();
      } catch (InvalidDocumentException e) {
        throw new ProblemException(ProblemType.INVALID_PARAMETER, e.getMessage())
            .withErrors(e.violations());
      }
      return new Asked(position, reason);
    }
  }
}
