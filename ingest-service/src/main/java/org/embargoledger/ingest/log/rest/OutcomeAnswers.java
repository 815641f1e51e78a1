package org.embargoledger.ingest.log.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.embargoledger.ingest.log.AppendOutcome;
import org.embargoledger.ingest.log.AppendOutcome.AlreadyRetracted;
import org.embargoledger.ingest.log.AppendOutcome.Appended;
import org.embargoledger.ingest.log.AppendOutcome.Foreign;
import org.embargoledger.ingest.log.AppendOutcome.KeyReused;
import org.embargoledger.ingest.log.AppendOutcome.UnknownFact;
import org.embargoledger.ingest.log.AppendOutcome.VersionConflict;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/** What HTTP says to each outcome of an append. */
final class OutcomeAnswers implements AppendOutcome.Cases<Response> {

  static final OutcomeAnswers INSTANCE = new OutcomeAnswers();

  private OutcomeAnswers() {}

  @Override
  public Response appended(Appended appended) {
    Response.ResponseBuilder response =
        Response.created(URI.create("/v1/events/" + appended.eventId()))
            .tag(new EntityTag(Integer.toString(appended.version())))
            .entity(Receipt.of(appended));
    return (appended.replayed() ? response.header("Idempotent-Replayed", "true") : response)
        .build();
  }

  @Override
  public Response keyReused(KeyReused reused) {
    throw new ProblemException(
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            "the key '%s' was used for event %s with another body; use a new key for a new request"
                .formatted(reused.key(), reused.eventId()))
        .with("eventId", reused.eventId());
  }

  @Override
  public Response versionConflict(VersionConflict conflict) {
    throw new ProblemException(
            ProblemType.VERSION_CONFLICT,
            "If-Match names version %d; the fact stands at version %d"
                .formatted(conflict.expected(), conflict.present()))
        .with("expectedVersion", conflict.expected())
        .with("presentVersion", conflict.present());
  }

  @Override
  public Response retracted(AlreadyRetracted retracted) {
    throw new ProblemException(
        ProblemType.FACT_RETRACTED,
        "fact %s was retracted at version %d; record a new fact instead"
            .formatted(retracted.factId(), retracted.version()));
  }

  @Override
  public Response foreign(Foreign foreign) {
    throw new ProblemException(
        ProblemType.NOT_YOUR_FACT,
        "fact %s was recorded by another partner; record a fact that DISPUTES it instead"
            .formatted(foreign.factId()));
  }

  @Override
  public Response unknownFact(UnknownFact unknown) {
    throw new ProblemException(
            ProblemType.INVALID_FACT,
            "the log has no fact %s, which a relation names".formatted(unknown.factId()))
        .with("unknownFactId", unknown.factId());
  }
}
