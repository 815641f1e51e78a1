package org.embargoledger.stack.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Uses a token for a minute, well within its life, before it asks for the next. */
public final class CachedTokens implements BearerTokens {
  private static final Duration USED_FOR = Duration.ofMinutes(1);

  private final BearerTokens source;
  private final Map<String, Held> held = new HashMap<>();

  private record Held(String token, long fetchedNanos) {}

  public CachedTokens(BearerTokens source) {
    this.source = source;
  }

  @Override
  public synchronized String token(String account) throws IOException, InterruptedException {
    Held known = held.get(account);
    if (known == null || System.nanoTime() - known.fetchedNanos() > USED_FOR.toNanos()) {
      known = new Held(source.token(account), System.nanoTime());
      held.put(account, known);
    }
    return known.token();
  }
}
