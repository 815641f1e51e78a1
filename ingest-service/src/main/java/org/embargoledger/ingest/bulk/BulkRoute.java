package org.embargoledger.ingest.bulk;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Set;
import org.embargoledger.ingest.log.AppendQueue;
import org.embargoledger.ingest.log.rest.SubmissionReader;
import org.embargoledger.kit.identity.PartnerClaim;
import org.embargoledger.kit.problem.ProblemDocument;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/**
 * {@code POST /v1/events:batch} takes rows as NDJSON, {@code POST /v1/deliveries:import} a CSV
 * table of deliveries; both are answered with a report for each row as NDJSON, streamed both ways.
 * Routes of their own because REST resources take a body whole.
 */
@ApplicationScoped
public class BulkRoute {

  private static final String BATCH = "/v1/events:batch";
  private static final String IMPORT = "/v1/deliveries:import";
  private static final String ROLE = "events:write";

  private final AppendQueue queue;
  private final SubmissionReader reader;
  private final IdentityProviderManager identities;

  @Inject
  public BulkRoute(AppendQueue queue, SubmissionReader reader, IdentityProviderManager identities) {
    this.queue = queue;
    this.reader = reader;
    this.identities = identities;
  }

  void register(@Observes Router router) {
    router.postWithRegex("\\/v1\\/events:batch").handler(this::handle);
    router.postWithRegex("\\/v1\\/deliveries:import").handler(this::handle);
    router.route().order(BodyLimit.ORDER).handler(new BodyLimit(Set.of(BATCH, IMPORT)));
  }

  private void handle(RoutingContext routing) {
    routing.request().pause();
    QuarkusHttpUser.getSecurityIdentity(routing, identities)
        .subscribe()
        .with(
            identity -> admit(routing, identity),
            failure -> refuse(routing, ProblemType.UNAUTHENTICATED, "the token is not valid"));
  }

  private void admit(RoutingContext routing, SecurityIdentity identity) {
    if (identity == null || identity.isAnonymous()) {
      refuse(routing, ProblemType.UNAUTHENTICATED, "send an access token");
    } else if (!identity.hasRole(ROLE)) {
      refuse(routing, ProblemType.FORBIDDEN, "the role " + ROLE + " is missing");
    } else {
      PartnerClaim.of(identity)
          .ifPresentOrElse(
              partner -> begin(routing, partner),
              () ->
                  refuse(
                      routing,
                      ProblemType.FORBIDDEN,
                      "the token speaks for no partner organisation; only partners submit facts"));
    }
  }

  private void begin(RoutingContext routing, String partner) {
    HttpServerRequest request = routing.request();
    try {
      BulkQuery query = BulkQuery.of(request);
      new BulkSession(
              request, Vertx.currentContext(), rows(request, partner, query), query.dryRun(), queue)
          .start();
    } catch (ProblemException e) {
      refuse(routing, e.type(), e.getMessage());
    }
  }

  private RowSource rows(HttpServerRequest request, String partner, BulkQuery query) {
    if (request.path().equals(BATCH)) {
      return new BatchRows(partner, reader);
    }
    BulkQuery.requireTable(request);
    return new DeliveryRows(partner, reader, query.keyPrefix());
  }

  private static void refuse(RoutingContext routing, ProblemType type, String detail) {
    routing
        .response()
        .setStatusCode(type.status())
        .putHeader("Content-Type", ProblemDocument.MEDIA_TYPE)
        .putHeader("Connection", "close")
        .end(ProblemDocument.of(type, detail).toString());
  }
}
