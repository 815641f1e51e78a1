package org.embargoledger.alert.delivery.webhook;

import java.net.InetAddress;
import java.net.URI;

/**
 * Where a request goes: the address was checked, and is the one to connect to. The name must not be
 * resolved a second time, since it may lead elsewhere by then.
 */
record Target(URI url, InetAddress address) {

  boolean isSecure() {
    return url.getScheme().equalsIgnoreCase("https");
  }

  int port() {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return isSecure() ? 443 : 80;
  }

  /** The name or address as the URL has it, for the Host header and the certificate. */
  String host() {
    return url.getHost();
  }

  String pathAndQuery() {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
