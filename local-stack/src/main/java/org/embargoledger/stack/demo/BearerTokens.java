package org.embargoledger.stack.demo;

import java.io.IOException;

/** Gives a valid access token for an account. */
@FunctionalInterface
public interface BearerTokens {
  String token(String account) throws IOException, InterruptedException;
}
