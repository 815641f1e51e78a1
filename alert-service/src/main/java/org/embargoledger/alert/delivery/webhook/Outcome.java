package org.embargoledger.alert.delivery.webhook;

/** How one attempt ended. */
public enum Outcome {
  /** Answered with 2xx. */
  DELIVERED,
  /** Answered with anything else; redirects are not followed. */
  REJECTED,
  /** Answered with 410: nobody wants messages there any more. */
  GONE,
  TIMED_OUT,
  /** No name, no connection, no certificate that holds, or broken off. */
  UNREACHABLE,
  /** The name leads to an address that is not public. Nothing was sent. */
  FORBIDDEN_ADDRESS;

  boolean isSuccess() {
    return this == DELIVERED;
  }
}
