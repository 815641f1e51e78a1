package org.embargoledger.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressGuardTest {

  private static AddressGuard leadingTo(String... addresses) {
    return new AddressGuard(
        host -> {
          InetAddress[] found = new InetAddress[addresses.length];
          for (int i = 0; i < found.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
          }
          return found;
        },
        Set.of("receiver.test"));
  }

  @Test
  void the_address_that_was_checked_is_the_one_to_connect_to() throws Exception {
    Target target = leadingTo("1.1.1.1").target("https://example.org:8443/a/b?c=d");

    assertThat(target.address()).isEqualTo(InetAddress.getByName("1.1.1.1"));
    assertThat(target.host()).isEqualTo("example.org");
    assertThat(target.port()).isEqualTo(8443);
    assertThat(target.pathAndQuery()).isEqualTo("/a/b?c=d");
    assertThat(target.isSecure()).isTrue();
  }

  @Test
  void a_name_that_leads_inward_is_refused() {
    assertThatThrownBy(() -> leadingTo("10.1.2.3").target("https://example.org/"))
        .isInstanceOf(AddressGuard.RefusedException.class)
        .hasMessage(
            "example.org leads to 10.1.2.3, which is private; only public addresses are called");
  }

  @Test
  void one_internal_address_among_public_ones_is_enough_to_refuse() {
    assertThatThrownBy(() -> leadingTo("1.1.1.1", "::1").target("https://example.org/"))
        .isInstanceOf(AddressGuard.RefusedException.class);
  }

  @Test
  void a_host_that_was_named_for_development_may_be_internal_and_plain() throws Exception {
    assertThat(leadingTo("127.0.0.1").target("http://receiver.test:81").port()).isEqualTo(81);
    assertThat(leadingTo("127.0.0.1").target("http://Receiver.Test").port()).isEqualTo(80);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://example.org/ | must begin with https://",
        "ftp://example.org/ | must begin with https://",
        "https:///path | must be a URL such as https://example.org/alerts",
        "https://exa mple.org/ | must be a URL such as https://example.org/alerts",
        "example.org | must be a URL such as https://example.org/alerts",
        "https://user:secret@example.org/ | must have no user, password or fragment",
        "https://example.org/#part | must have no user, password or fragment",
        "https://example.org:0/ | must have a port from 1 to 65535",
        "https://example.org:70000/ | must have a port from 1 to 65535"
      })
  void a_url_of_another_form_is_refused_with_the_reason(String url, String reason) {
    assertThatThrownBy(() -> leadingTo("1.1.1.1").url(url)).hasMessage(reason);
  }

  @Test
  void an_unknown_name_is_told_from_a_forbidden_one() {
    AddressGuard guard =
        new AddressGuard(
            host -> {
              throw new UnknownHostException(host);
            },
            Set.of());

    assertThatThrownBy(() -> guard.target("https://nowhere.example/"))
        .isInstanceOf(UnknownHostException.class);
  }
}
