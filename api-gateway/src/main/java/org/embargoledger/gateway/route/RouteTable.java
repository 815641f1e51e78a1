package org.embargoledger.gateway.route;

import static org.embargoledger.gateway.route.Role.ALERTS_READ;
import static org.embargoledger.gateway.route.Role.ALERTS_TRIAGE;
import static org.embargoledger.gateway.route.Role.EVENTS_WRITE;
import static org.embargoledger.gateway.route.Role.LEDGER_READ;
import static org.embargoledger.gateway.route.Role.OPS_ADMIN;
import static org.embargoledger.gateway.route.Role.RULES_WRITE;
import static org.embargoledger.gateway.route.Upstream.ALERT;
import static org.embargoledger.gateway.route.Upstream.INGEST;
import static org.embargoledger.gateway.route.Upstream.LEDGER;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that passes the gateway. What is not in the table is refused; of several rows that fit
 * a path, the first counts.
 */
public final class RouteTable {

  public static final List<Route> ROUTES =
      List.of(
          Route.post("/v1/pledges", INGEST, EVENTS_WRITE),
          Route.post("/v1/deliveries", INGEST, EVENTS_WRITE),
          Route.post("/v1/agreements", INGEST, EVENTS_WRITE),
          Route.post("/v1/activities", INGEST, EVENTS_WRITE),
          Route.post("/v1/facts/{factId}/corrections", INGEST, EVENTS_WRITE),
          Route.post("/v1/facts/{factId}/retractions", INGEST, EVENTS_WRITE),
          Route.get("/v1/facts/{factId}/history", INGEST, LEDGER_READ),
          Route.get("/v1/events", INGEST, LEDGER_READ),
          Route.get("/v1/events/{eventId}", INGEST, LEDGER_READ),
          Route.stream("/v1/events:batch", INGEST, EVENTS_WRITE),
          Route.stream("/v1/deliveries:import", INGEST, EVENTS_WRITE),
          Route.open("/v1/schemas/**", INGEST),
          Route.open("/v1/log/checkpoint", INGEST),
          Route.open("/v1/log/keys", INGEST),
          Route.get("/v1/log/tile/entries/**", INGEST, LEDGER_READ),
          Route.open("/v1/log/tile/**", INGEST),
          Route.get("/v1/log/receipt", INGEST, LEDGER_READ),
          Route.get("/v1/log/proof/**", INGEST, LEDGER_READ),
          Route.get("/v1/ledgers/{target}/changes", LEDGER, LEDGER_READ),
          Route.get("/v1/ledgers/{target}/entries/export", LEDGER, LEDGER_READ),
          Route.get("/v1/ledgers/{target}/totals/export", LEDGER, LEDGER_READ),
          Route.get("/v1/ledgers/**", LEDGER, LEDGER_READ),
          Route.put("/v1/reference/rates", LEDGER, RULES_WRITE),
          Route.get("/v1/reference/**", LEDGER, LEDGER_READ),
          Route.post("/v1/ops/ledger/rebuild", LEDGER, OPS_ADMIN),
          Route.get("/v1/ops/ledger/generations", LEDGER, OPS_ADMIN),
          Route.post("/v1/ops/ledger/generations/{number}/switch", LEDGER, OPS_ADMIN),
          Route.delete("/v1/ops/ledger/generations/{number}", LEDGER, OPS_ADMIN),
          Route.get("/v1/ops/ledger/skips", LEDGER, OPS_ADMIN),
          Route.post("/v1/ops/ledger/skips", LEDGER, OPS_ADMIN),
          Route.get("/v1/alerts", ALERT, ALERTS_READ),
          Route.get("/v1/alerts/audit", ALERT, ALERTS_TRIAGE),
          Route.get("/v1/alerts/audit/signature", ALERT, ALERTS_TRIAGE),
          Route.open("/v1/alerts/audit/keys", ALERT),
          Route.get("/v1/alerts/stream", ALERT, ALERTS_READ),
          Route.get("/v1/alerts/{alertId}", ALERT, ALERTS_READ),
          Route.get("/v1/alerts/{alertId}/recompute", ALERT, ALERTS_READ),
          Route.post("/v1/alerts/{alertId}/acknowledgement", ALERT, ALERTS_TRIAGE),
          Route.post("/v1/alerts/{alertId}/assignment", ALERT, ALERTS_TRIAGE),
          Route.post("/v1/alerts/{alertId}/comments", ALERT, ALERTS_TRIAGE),
          Route.post("/v1/alerts/{alertId}/snooze", ALERT, ALERTS_TRIAGE),
          Route.post("/v1/alerts/{alertId}/resolution", ALERT, ALERTS_TRIAGE),
          Route.post("/v1/alerts/{alertId}/reopening", ALERT, ALERTS_TRIAGE),
          Route.post("/v1/alerts/{alertId}/dismissal", ALERT, ALERTS_TRIAGE),
          Route.post("/v1/alerts/{alertId}/dismissal/approval", ALERT, ALERTS_TRIAGE),
          Route.post("/v1/alerts/{alertId}/dismissal/rejection", ALERT, ALERTS_TRIAGE),
          Route.get("/v1/silences", ALERT, ALERTS_READ),
          Route.post("/v1/silences", ALERT, ALERTS_TRIAGE),
          Route.get("/v1/silences/{silenceId}", ALERT, ALERTS_READ),
          Route.post("/v1/silences/{silenceId}/end", ALERT, ALERTS_TRIAGE),
          Route.get("/v1/webhooks", ALERT, ALERTS_TRIAGE),
          Route.post("/v1/webhooks", ALERT, OPS_ADMIN),
          Route.get("/v1/webhooks/{webhookId}", ALERT, ALERTS_TRIAGE),
          Route.put("/v1/webhooks/{webhookId}", ALERT, OPS_ADMIN),
          Route.delete("/v1/webhooks/{webhookId}", ALERT, OPS_ADMIN),
          Route.post("/v1/webhooks/{webhookId}/secret", ALERT, OPS_ADMIN),
          Route.post("/v1/webhooks/{webhookId}/test", ALERT, ALERTS_TRIAGE),
          Route.post("/v1/webhooks/{webhookId}/replay", ALERT, ALERTS_TRIAGE),
          Route.get("/v1/webhooks/{webhookId}/deliveries", ALERT, ALERTS_TRIAGE),
          Route.post(
              "/v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay", ALERT, ALERTS_TRIAGE),
          Route.get("/v1/digests", ALERT, ALERTS_TRIAGE),
          Route.post("/v1/digests", ALERT, ALERTS_TRIAGE),
          Route.get("/v1/digests/{digestId}", ALERT, ALERTS_TRIAGE),
          Route.put("/v1/digests/{digestId}", ALERT, ALERTS_TRIAGE),
          Route.delete("/v1/digests/{digestId}", ALERT, ALERTS_TRIAGE),
          Route.get("/v1/digests/{digestId}/issues", ALERT, ALERTS_TRIAGE),
          Route.get("/v1/rules", ALERT, ALERTS_READ),
          Route.post("/v1/rules", ALERT, RULES_WRITE),
          Route.get("/v1/rules/{ruleId}", ALERT, ALERTS_READ),
          Route.post("/v1/rules/{ruleId}/versions", ALERT, RULES_WRITE),
          Route.get("/v1/rules/{ruleId}/shadow", ALERT, ALERTS_READ),
          Route.post("/v1/rules/{ruleId}/shadow", ALERT, RULES_WRITE),
          Route.post("/v1/rules/{ruleId}/approval", ALERT, RULES_WRITE),
          Route.post("/v1/rules/{ruleId}/live", ALERT, RULES_WRITE),
          Route.post("/v1/rules/{ruleId}/retirement", ALERT, RULES_WRITE),
          Route.post("/v1/rules/{ruleId}/backtest", ALERT, RULES_WRITE),
          Route.get("/v1/rules/{ruleId}/backtests/{number}", ALERT, ALERTS_READ),
          Route.delete("/v1/rules/{ruleId}/backtests/{number}", ALERT, RULES_WRITE),
          Route.get("/v1/rules/{ruleId}/quality", ALERT, ALERTS_READ));

  private RouteTable() {}

  public static Lookup find(HttpMethod method, String path) {
    List<Route> atPath =
        PathTemplate.plainSegments(path)
            .map(segments -> ROUTES.stream().filter(it -> it.template().matches(segments)).toList())
            .orElse(List.of());
    if (atPath.isEmpty()) {
      return new Lookup.NoSuchPath();
    }
    return atPath.stream()
        .filter(route -> route.accepts(method))
        .findFirst()
        .<Lookup>map(Lookup.Found::new)
        .orElseGet(() -> new Lookup.OtherMethods(allowed(atPath)));
  }

  private static List<HttpMethod> allowed(List<Route> routes) {
    return Stream.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE)
        .filter(method -> routes.stream().anyMatch(route -> route.accepts(method)))
        .toList();
  }
}
