package org.embargoledger.stack.process;

import java.io.IOException;

/** One question to a part: do you serve? It must answer or fail within a few seconds. */
@FunctionalInterface
public interface Readiness {
  boolean isReady() throws IOException, InterruptedException;
}
