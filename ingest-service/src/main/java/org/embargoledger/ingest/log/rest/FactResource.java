package org.embargoledger.ingest.log.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.embargoledger.model.fact.FactType;

/**
 * Records facts. Answers 201 with the event's place in the log once it is durable; 422 naming every
 * field that is wrong; the first answer again, marked {@code Idempotent-Replayed}, to a repeated
 * request with the same {@code Idempotency-Key}; 503 with {@code Retry-After} if the log is busy or
 * away.
 */
@Path("/v1")
@RolesAllowed("events:write")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FactResource {

  private final Submissions submissions;
  private final SubmissionReader reader;

  @Inject
  public FactResource(Submissions submissions, SubmissionReader reader) {
    this.submissions = submissions;
    this.reader = reader;
  }

  @POST
  @Path("/pledges")
  public Uni<Response> pledge(@HeaderParam("Idempotency-Key") String key, byte[] body) {
    return record(FactType.FUNDING_PLEDGE, key, body);
  }

  @POST
  @Path("/deliveries")
  public Uni<Response> delivery(@HeaderParam("Idempotency-Key") String key, byte[] body) {
    return record(FactType.FUEL_DELIVERY, key, body);
  }

  @POST
  @Path("/agreements")
  public Uni<Response> agreement(@HeaderParam("Idempotency-Key") String key, byte[] body) {
    return record(FactType.AGREEMENT, key, body);
  }

  @POST
  @Path("/activities")
  public Uni<Response> activity(@HeaderParam("Idempotency-Key") String key, byte[] body) {
    return record(FactType.ACTIVITY, key, body);
  }

  private Uni<Response> record(FactType type, String key, byte[] body) {
    return submissions.submit(
        reader.recording(submissions.partner(), Submissions.key(key), type, body));
  }
}
