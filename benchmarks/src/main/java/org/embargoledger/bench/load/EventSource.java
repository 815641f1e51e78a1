package org.embargoledger.bench.load;

import org.embargoledger.model.event.Event;

/** Made-up events of one log, in order of position; always the same ones. */
public interface EventSource {
  /** Of the next event. */
  long position();

  Event next();
}
