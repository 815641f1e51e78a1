package org.embargoledger.ingest.log.rest;

import org.embargoledger.ingest.log.AppendOutcome;
import org.embargoledger.ingest.log.AppendOutcome.AlreadyRetracted;
import org.embargoledger.ingest.log.AppendOutcome.Appended;
import org.embargoledger.ingest.log.AppendOutcome.Foreign;
import org.embargoledger.ingest.log.AppendOutcome.KeyReused;
import org.embargoledger.ingest.log.AppendOutcome.OtherType;
import org.embargoledger.ingest.log.AppendOutcome.UnknownFact;
import org.embargoledger.ingest.log.AppendOutcome.VersionConflict;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/** Gives what was appended, or throws the problem that tells why it was not. */
public final class Refusals implements AppendOutcome.Cases<Appended> {

  public static final Refusals THROWN = new Refusals();

  private Refusals() {}

  @Override
  public Appended appended(Appended appended) {
    return appended;
  }

  @Override
  public Appended keyReused(KeyReused reused) {
    throw new ProblemException(
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            "the key '%s' was used for event %s with another body; use a new key for a new request"
                .formatted(reused.key(), reused.eventId()))
        .with("eventId", reused.eventId());
  }

  @Override
  public Appended versionConflict(VersionConflict conflict) {
    throw new ProblemException(
            ProblemType.VERSION_CONFLICT,
            "the change replaces version %d, but the fact stands at version %d"
                .formatted(conflict.expected(), conflict.present()))
        .with("expectedVersion", conflict.expected())
        .with("presentVersion", conflict.present());
  }

  @Override
  public Appended retracted(AlreadyRetracted retracted) {
    throw new ProblemException(
        ProblemType.FACT_RETRACTED,
        "fact %s was retracted at version %d; record a new fact instead"
            .formatted(retracted.factId(), retracted.version()));
  }

  @Override
  public Appended foreign(Foreign foreign) {
    throw new ProblemException(
        ProblemType.NOT_YOUR_FACT,
        "fact %s was recorded by another partner; record a fact that DISPUTES it instead"
            .formatted(foreign.factId()));
  }

  @Override
  public Appended unknownFact(UnknownFact unknown) {
    throw new ProblemException(
            ProblemType.INVALID_FACT,
            "the log has no fact %s, which this names".formatted(unknown.factId()))
        .with("unknownFactId", unknown.factId());
  }

  @Override
  public Appended otherType(OtherType other) {
    throw new ProblemException(
        ProblemType.INVALID_FACT,
        "fact %s is a %s and stays one".formatted(other.factId(), other.present().wireName()));
  }
}
