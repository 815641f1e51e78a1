package org.embargoledger.alert.delivery.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps webhooks from being a way into the house: only https, and only addresses of the public
 * Internet. If a name has several addresses, all must be public. Asked when a webhook is written
 * and again at every attempt, because names move.
 */
final class AddressGuard {

  private static final int PORT_MAX = 65_535;

  private final NameResolver resolver;
  private final Set<String> internalHosts;

  /**
   * @param internalHosts those that may be internal and may be called over plain http
   */
  AddressGuard(NameResolver resolver, Set<String> internalHosts) {
    this.resolver = resolver;
    this.internalHosts = internalHosts;
  }

  /** Refused, with a sentence for whoever gave the URL. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
      super(reason);
    }
  }

  /**
   * The URL, if its form is right.
   *
   * @throws IllegalArgumentException with a sentence for whoever gave it
   */
  URI url(String text) {
    URI url;
    try {
      url = new URI(text).parseServerAuthority();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("must be a URL such as https://example.org/alerts", e);
    }
    String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (url.getHost() == null) {
      throw new IllegalArgumentException("must be a URL such as https://example.org/alerts");
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && isInternal(url))) {
      throw new IllegalArgumentException("must begin with https://");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("must have no user, password or fragment");
    }
    if (url.getPort() == 0 || url.getPort() > PORT_MAX) {
      throw new IllegalArgumentException("must have a port from 1 to " + PORT_MAX);
    }
    return url;
  }

  private boolean isInternal(URI url) {
    return internalHosts.contains(url.getHost().toLowerCase(Locale.ROOT));
  }

  /** Resolves the name and checks what it leads to. Blocks. */
  Target target(String text) throws RefusedException, UnknownHostException {
    URI url;
    try {
      url = url(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException("the URL " + e.getMessage());
    }
    InetAddress[] addresses = resolver.resolve(url.getHost());
    if (!isInternal(url)) {
      for (InetAddress address : addresses) {
        Optional<String> objection = PublicAddresses.objection(address);
        if (objection.isPresent()) {
          throw new RefusedException(
              "%s leads to %s, which is %s; only public addresses are called"
                  .formatted(url.getHost(), address.getHostAddress(), objection.get()));
        }
      }
    }
    return new Target(url, addresses[0]);
  }
}
