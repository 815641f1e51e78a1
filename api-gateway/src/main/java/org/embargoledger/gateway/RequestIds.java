package org.embargoledger.gateway;

import java.util.UUID;
import java.util.regex.Pattern;

/** Accepts a client's request id where it is harmless in headers and logs, else makes one. */
final class RequestIds {

  static final String HEADER = "X-Request-Id";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestIds() {}

  static String of(String offered) {
    return offered != null && HARMLESS.matcher(offered).matches()
        ? offered
        : UUID.randomUUID().toString();
  }
}
