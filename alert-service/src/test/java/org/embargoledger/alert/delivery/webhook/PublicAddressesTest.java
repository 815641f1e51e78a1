package org.embargoledger.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.168.1.1",
        "198.19.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.1.1.1",
        "255.255.255.255",
        // Other ways to write 127.0.0.1, as resolvers read them.
        "2130706433",
        "127.1",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::ffff:7f00:1",
        "::7f00:1",
        "64:ff9b::a00:1",
        "fd00:ec2::254",
        "fc00::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1"
      })
  void an_address_that_is_not_public_is_refused(String text) throws UnknownHostException {
    assertThat(PublicAddresses.objection(InetAddress.getByName(text))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.0.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.167.1.1",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001:80b::200e"
      })
  void a_public_address_passes(String text) throws UnknownHostException {
    assertThat(PublicAddresses.objection(InetAddress.getByName(text))).isEmpty();
  }
}
