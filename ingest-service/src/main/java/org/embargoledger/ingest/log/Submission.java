package org.embargoledger.ingest.log;

import java.util.Optional;
import java.util.UUID;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;

/** What a partner asks the log to append. */
public sealed interface Submission {

  /** The organisation from the token. */
  String partner();

  /** The client's name for this request; the same name twice is the same request. */
  Optional<String> idempotencyKey();

  UUID factId();

  FactType factType();

  /** Canonical bytes of the fact; null for a retraction. */
  byte[] canonicalFact();

  /** SHA-256 of what is asked for, without key and partner. */
  byte[] requestHash();

  <R> R match(Cases<R> cases);

  interface Cases<R> {
    R recording(Recording recording);

    R correction(Correction correction);

    R retraction(Retraction retraction);
  }

  /**
   * A new fact.
   *
   * @param factId fresh; a replay is answered with the id of the first time
   * @param canonicalFact the fact's canonical bytes
   */
  record Recording(
      String partner,
      Optional<String> idempotencyKey,
      UUID factId,
      Fact fact,
      byte[] canonicalFact,
      byte[] requestHash)
      implements Submission {

    @Override
    public FactType factType() {
      return fact.type();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.recording(this);
    }
  }

  /**
   * A replacement of version {@code expectedVersion} of a fact.
   *
   * @param canonicalFact the fact's canonical bytes
   */
  record Correction(
      String partner,
      Optional<String> idempotencyKey,
      UUID factId,
      int expectedVersion,
      Fact fact,
      byte[] canonicalFact,
      String reason,
      byte[] requestHash)
      implements Submission {

    @Override
    public FactType factType() {
      return fact.type();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.correction(this);
    }
  }

  /** The withdrawal of a fact that stands at version {@code expectedVersion}. */
  record Retraction(
      String partner,
      Optional<String> idempotencyKey,
      UUID factId,
      int expectedVersion,
      FactType factType,
      String reason,
      byte[] requestHash)
      implements Submission {

    @Override
    public byte[] canonicalFact() {
      return null;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.retraction(this);
    }
  }
}
