package org.embargoledger.ledger.rebuild;

/** The generation was dropped while it was built. */
final class CancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CancelledException() {
    super("the generation was dropped");
  }
}
