package org.embargoledger.ledger.rebuild;

/** Two keys have the same 64-bit hash, which one build in a hundred thousand may meet. */
final class HashClashException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HashClashException() {
    super("two keys have the same hash; the build goes on with another salt");
  }
}
