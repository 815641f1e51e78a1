package org.embargoledger.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "v1/pledges",
        "/v1",
        "/v2/pledges",
        "/v1/pledges/",
        "/v1/pledges/1",
        "//v1/pledges",
        "/v1//pledges",
        "/v1/./pledges",
        "/v1/x/../pledges",
        "/v1/%70ledges",
        "/v1/ledgers/%2e%2e/pledges",
        "/v1/ledgers/KP%2ftotals",
        "/v1/ledgers/../../q/metrics",
        "/v1/ledgers/KP;a=b/totals",
        "/v1/ledgers/KP\\totals",
        "/v1/ledgers/",
        "/v1/ledgers",
        "/v1/ledgers/{target}",
        "/v1/ledgers/**",
        "/V1/pledges",
        "/v1/log",
        "/v1/log/head"
      })
  void a_path_that_is_not_plainly_in_the_table_is_unknown(String path) {
    assertThat(RouteTable.find(HttpMethod.GET, path)).isEqualTo(new Lookup.NoSuchPath());
    assertThat(RouteTable.find(HttpMethod.POST, path)).isEqualTo(new Lookup.NoSuchPath());
  }

  @Test
  void a_known_path_names_its_methods() {
    assertThat(RouteTable.find(HttpMethod.DELETE, "/v1/alerts/7"))
        .isEqualTo(new Lookup.OtherMethods(List.of(HttpMethod.GET, HttpMethod.HEAD)));
    assertThat(RouteTable.find(HttpMethod.GET, "/v1/pledges"))
        .isEqualTo(new Lookup.OtherMethods(List.of(HttpMethod.POST)));
  }

  @Test
  void rules_are_read_by_whoever_reads_alerts_and_written_by_whoever_writes_rules() {
    assertThat(roleOf(HttpMethod.GET, "/v1/rules/large-cargo")).isEqualTo(Role.ALERTS_READ);
    assertThat(roleOf(HttpMethod.POST, "/v1/rules/large-cargo/live")).isEqualTo(Role.RULES_WRITE);
    assertThat(roleOf(HttpMethod.DELETE, "/v1/rules/large-cargo/backtests/1"))
        .isEqualTo(Role.RULES_WRITE);
  }

  private static Role roleOf(HttpMethod method, String path) {
    return ((Lookup.Found) RouteTable.find(method, path)).route().role().orElseThrow();
  }

  @Test
  void rates_are_read_with_one_role_and_put_with_another() {
    assertThat(roleOf(HttpMethod.PUT, "/v1/reference/rates")).isEqualTo(Role.RULES_WRITE);
    assertThat(roleOf(HttpMethod.GET, "/v1/reference/rates")).isEqualTo(Role.LEDGER_READ);
    assertThat(RouteTable.find(HttpMethod.POST, "/v1/reference/rates"))
        .isEqualTo(
            new Lookup.OtherMethods(List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT)));
  }

  @Test
  void a_method_in_lower_case_is_another_method() {
    assertThat(RouteTable.find(HttpMethod.valueOf("post"), "/v1/pledges"))
        .isInstanceOf(Lookup.OtherMethods.class);
  }

  @Test
  void whoever_may_read_may_ask_for_the_head() {
    assertThat(RouteTable.find(HttpMethod.HEAD, "/v1/events")).isInstanceOf(Lookup.Found.class);
  }

  @Test
  void the_audit_is_not_taken_for_an_alert() {
    assertThat(role(HttpMethod.GET, "/v1/alerts/audit")).contains(Role.ALERTS_TRIAGE);
    assertThat(role(HttpMethod.GET, "/v1/alerts/audit/signature")).contains(Role.ALERTS_TRIAGE);
    assertThat(role(HttpMethod.GET, "/v1/alerts/audit/keys")).isEmpty();
    assertThat(role(HttpMethod.GET, "/v1/alerts/0199a0f0")).contains(Role.ALERTS_READ);
    assertThat(role(HttpMethod.GET, "/v1/alerts/0199a0f0/recompute")).contains(Role.ALERTS_READ);
  }

  @Test
  void a_generation_is_switched_to_and_dropped_by_the_operator() {
    assertThat(role(HttpMethod.POST, "/v1/ops/ledger/generations/12/switch"))
        .contains(Role.OPS_ADMIN);
    assertThat(role(HttpMethod.DELETE, "/v1/ops/ledger/generations/12")).contains(Role.OPS_ADMIN);
    assertThat(role(HttpMethod.POST, "/v1/ops/ledger/rebuild")).contains(Role.OPS_ADMIN);
    assertThat(role(HttpMethod.POST, "/v1/ops/ledger/skips")).contains(Role.OPS_ADMIN);
    assertThat(RouteTable.find(HttpMethod.POST, "/v1/ops/ledger/generations/12"))
        .isEqualTo(new Lookup.OtherMethods(List.of(HttpMethod.DELETE)));
  }

  private static Optional<Role> role(HttpMethod method, String path) {
    return ((Lookup.Found) RouteTable.find(method, path)).route().role();
  }

  @Test
  void webhooks_are_seen_by_whoever_works_on_alerts_and_changed_by_whoever_runs_the_house() {
    assertThat(roleOf(HttpMethod.GET, "/v1/webhooks")).isEqualTo(Role.ALERTS_TRIAGE);
    assertThat(roleOf(HttpMethod.POST, "/v1/webhooks")).isEqualTo(Role.OPS_ADMIN);
    assertThat(roleOf(HttpMethod.PUT, "/v1/webhooks/0199")).isEqualTo(Role.OPS_ADMIN);
    assertThat(roleOf(HttpMethod.DELETE, "/v1/webhooks/0199")).isEqualTo(Role.OPS_ADMIN);
    assertThat(roleOf(HttpMethod.POST, "/v1/webhooks/0199/secret")).isEqualTo(Role.OPS_ADMIN);
    assertThat(roleOf(HttpMethod.POST, "/v1/webhooks/0199/test")).isEqualTo(Role.ALERTS_TRIAGE);
    assertThat(roleOf(HttpMethod.POST, "/v1/webhooks/0199/deliveries/7/replay"))
        .isEqualTo(Role.ALERTS_TRIAGE);
    assertThat(Role.OPS_ADMIN.claim()).isEqualTo("ops:admin");
  }

  @Test
  void digests_are_for_whoever_works_on_alerts() {
    assertThat(roleOf(HttpMethod.POST, "/v1/digests")).isEqualTo(Role.ALERTS_TRIAGE);
    assertThat(roleOf(HttpMethod.PUT, "/v1/digests/0199")).isEqualTo(Role.ALERTS_TRIAGE);
    assertThat(roleOf(HttpMethod.GET, "/v1/digests/0199/issues")).isEqualTo(Role.ALERTS_TRIAGE);
  }

  @Test
  void the_stream_of_steps_is_not_taken_for_an_alert() {
    RouteTable.find(HttpMethod.GET, "/v1/alerts/stream")
        .match(
            route -> assertThat(route.template().text()).isEqualTo("/v1/alerts/stream"),
            others -> fail("other methods"),
            () -> fail("no such path"));
  }

  @Test
  void the_rest_of_a_path_may_be_long() {
    assertThat(RouteTable.find(HttpMethod.GET, "/v1/ledgers/KP/totals/a/b/c"))
        .isInstanceOf(Lookup.Found.class);
  }
}
