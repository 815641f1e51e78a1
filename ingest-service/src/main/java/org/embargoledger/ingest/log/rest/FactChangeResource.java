package org.embargoledger.ingest.log.rest;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.ingest.log.postgres.LoggedEvent;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.fact.FactType;

/**
 * Corrects and retracts facts. A change names the version it replaces with {@code If-Match: "1"};
 * 428 without it, 412 naming both versions if another change came first, 403 to any partner but the
 * one that recorded the fact, 409 once the fact is retracted.
 */
@Path("/v1/facts/{factId}")
@Produces(MediaType.APPLICATION_JSON)
public class FactChangeResource {

  private static final Pattern ENTITY_TAG = Pattern.compile("\"(\\d{1,9})\"");

  private final Submissions submissions;
  private final SubmissionReader reader;

  @Inject
  public FactChangeResource(Submissions submissions, SubmissionReader reader) {
    this.submissions = submissions;
    this.reader = reader;
  }

  @FunctionalInterface
  private interface ChangeReader {
    Submission read(String partner, UUID factId, int expectedVersion, FactType type);
  }

  @POST
  @Path("/corrections")
  @RolesAllowed("events:write")
  @Consumes(MediaType.APPLICATION_JSON)
  @WithSession
  public Uni<Response> correct(
      @PathParam("factId") String factId,
      @HeaderParam("If-Match") String ifMatch,
      @HeaderParam("Idempotency-Key") String key,
      byte[] body) {
    return change(
        factId,
        ifMatch,
        (partner, id, version, type) ->
            reader.correction(partner, Submissions.key(key), id, version, type, body));
  }

  @POST
  @Path("/retractions")
  @RolesAllowed("events:write")
  @Consumes(MediaType.APPLICATION_JSON)
  @WithSession
  public Uni<Response> retract(
      @PathParam("factId") String factId,
      @HeaderParam("If-Match") String ifMatch,
      @HeaderParam("Idempotency-Key") String key,
      byte[] body) {
    return change(
        factId,
        ifMatch,
        (partner, id, version, type) ->
            reader.retraction(partner, Submissions.key(key), id, version, type, body));
  }

  private Uni<Response> change(String factId, String ifMatch, ChangeReader change) {
    UUID id = EventIds.fact(factId);
    int expectedVersion = version(ifMatch);
    String partner = submissions.partner();
    return LoggedEvent.ofFact(id, 1)
        .onItem()
        .ifNull()
        .failWith(() -> noSuchFact(id))
        .map(first -> FactType.ofWireName(first.factType).orElseThrow())
        .map(type -> change.read(partner, id, expectedVersion, type))
        .flatMap(submissions::submit);
  }

  private static int version(String ifMatch) {
    if (ifMatch == null) {
      throw new ProblemException(
          ProblemType.PRECONDITION_REQUIRED,
          "send If-Match with the version that this change replaces, such as If-Match: \"1\"");
    }
    Matcher tag = ENTITY_TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw ProblemException.parameter(
          "If-Match", "must be one version in double quotes, such as \"1\"");
    }
    return Integer.parseInt(tag.group(1));
  }

  private static ProblemException noSuchFact(UUID id) {
    return new ProblemException(ProblemType.NOT_FOUND, "the log has no fact " + id);
  }
}
