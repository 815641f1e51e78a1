package org.embargoledger.alert.delivery.webhook;

/** Where a delivery stands. */
public enum DeliveryStatus {
  /** Still to be delivered: it will be tried, or tried again. */
  PENDING,
  DELIVERED,
  /** Given up. It is kept and can be replayed. */
  DEAD
}
