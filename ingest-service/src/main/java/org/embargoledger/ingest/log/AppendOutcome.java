package org.embargoledger.ingest.log;

import java.time.Instant;
import java.util.UUID;
import org.embargoledger.model.fact.FactType;

/** What became of one submission. */
public sealed interface AppendOutcome {

  <R> R match(Cases<R> cases);

  interface Cases<R> {
    R appended(Appended appended);

    R keyReused(KeyReused keyReused);

    R versionConflict(VersionConflict conflict);

    R retracted(AlreadyRetracted retracted);

    R foreign(Foreign foreign);

    R unknownFact(UnknownFact unknown);

    R otherType(OtherType other);
  }

  /**
   * It is in the log.
   *
   * @param replayed whether it already was, under the same idempotency key
   */
  record Appended(UUID factId, int version, long position, Instant recordedAt, boolean replayed)
      implements AppendOutcome {

    public String eventId() {
      return factId + "." + version;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.appended(this);
    }
  }

  /** The idempotency key was used before, at {@code eventId}, for something else. */
  record KeyReused(String key, String eventId) implements AppendOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.keyReused(this);
    }
  }

  record VersionConflict(int expected, int present) implements AppendOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.versionConflict(this);
    }
  }

  /** The fact was retracted at {@code version} and takes no more events. */
  record AlreadyRetracted(UUID factId, int version) implements AppendOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.retracted(this);
    }
  }

  /** The fact belongs to another partner. */
  record Foreign(UUID factId) implements AppendOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.foreign(this);
    }
  }

  /** The fact, or a fact named by a relation, is not in the log. */
  record UnknownFact(UUID factId) implements AppendOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unknownFact(this);
    }
  }

  /** The fact is of type {@code present}; a change cannot make it another. */
  record OtherType(UUID factId, FactType present) implements AppendOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.otherType(this);
    }
  }
}
