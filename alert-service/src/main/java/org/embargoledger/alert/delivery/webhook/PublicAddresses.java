package org.embargoledger.alert.delivery.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Tells addresses of the public Internet from all others, after IANA's registries of
 * special-purpose addresses. Of IPv6 only what is handed out for global use passes, and of that
 * nothing that carries an IPv4 address inside, which may be any.
 */
final class PublicAddresses {

  private static final AddressBlock GLOBAL_IPV6 = AddressBlock.of("2000::/3", "global");

  private static final List<AddressBlock> OTHERS =
      List.of(
          AddressBlock.of("0.0.0.0/8", "this network"),
          AddressBlock.of("10.0.0.0/8", "private"),
          AddressBlock.of("100.64.0.0/10", "a carrier's own (CGNAT)"),
          AddressBlock.of("127.0.0.0/8", "loopback"),
          AddressBlock.of("168.63.129.16/32", "a cloud's metadata"),
          AddressBlock.of("169.254.0.0/16", "link-local"),
          AddressBlock.of("172.16.0.0/12", "private"),
          AddressBlock.of("192.0.0.0/24", "for protocols"),
          AddressBlock.of("192.0.2.0/24", "for documentation"),
          AddressBlock.of("192.88.99.0/24", "a relay"),
          AddressBlock.of("192.168.0.0/16", "private"),
          AddressBlock.of("198.18.0.0/15", "for benchmarks"),
          AddressBlock.of("198.51.100.0/24", "for documentation"),
          AddressBlock.of("203.0.113.0/24", "for documentation"),
          AddressBlock.of("224.0.0.0/4", "multicast"),
          AddressBlock.of("240.0.0.0/4", "reserved"),
          AddressBlock.of("2001::/23", "for protocols"),
          AddressBlock.of("2001:db8::/32", "for documentation"),
          AddressBlock.of("2002::/16", "an IPv4 address in disguise"),
          AddressBlock.of("3fff::/20", "for documentation"));

  private PublicAddresses() {}

  /** What the address is instead of public; empty if it is public. */
  static Optional<String> objection(InetAddress address) {
    if (address instanceof Inet6Address && !GLOBAL_IPV6.contains(address)) {
      return Optional.of("no global address");
    }
    return OTHERS.stream()
        .filter(block -> block.contains(address))
        .map(AddressBlock::title)
        .findFirst();
  }
}
