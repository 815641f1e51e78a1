package org.embargoledger.ledger.projection;

/** How far the end of the topic is ahead. */
public interface TopicLag {

  /** Messages not read yet; NaN while the partition is not assigned to this process. */
  double messages();
}
