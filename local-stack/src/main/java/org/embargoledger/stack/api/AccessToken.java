package org.embargoledger.stack.api;

import java.io.IOException;

/** Gives an access token that is valid now. */
@FunctionalInterface
public interface AccessToken {
  String get() throws IOException, InterruptedException;
}
