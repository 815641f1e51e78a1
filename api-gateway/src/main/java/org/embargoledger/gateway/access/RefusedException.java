package org.embargoledger.gateway.access;

import org.embargoledger.gateway.refusal.Refusal;

/** Carries a refusal along a failed future; it has no stack, for it is no fault. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.detail(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
