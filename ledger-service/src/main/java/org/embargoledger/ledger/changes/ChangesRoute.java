package org.embargoledger.ledger.changes;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.embargoledger.kit.http.GuardedRoutes;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.ledger.entries.EntryFilter;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Targets;

/**
 * {@code GET /v1/ledgers/{target}/changes}: lines as they are booked, as server-sent events. A
 * route of its own because a REST resource says nothing of a client that does not read.
 */
@ApplicationScoped
public class ChangesRoute {

  private static final String PATH = "/v1/ledgers/:target/changes";
  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final String AFTER = "after";

  private final GuardedRoutes routes;
  private final Vertx vertx;
  private final ChangesConfig config;
  private final ChangeStream.Parts parts;
  private final AtomicInteger open = new AtomicInteger();

  @Inject
  public ChangesRoute(
      GuardedRoutes routes,
      Vertx vertx,
      ChangesConfig config,
      ChangedLines lines,
      ChangeEvents events,
      LedgerTail tail) {
    this.routes = routes;
    this.vertx = vertx;
    this.config = config;
    this.parts = new ChangeStream.Parts(lines, events, tail, config);
  }

  void register(@Observes Router router) {
    routes.get(router, PATH, "ledger:read", this::handle);
  }

  private void handle(RoutingContext routing) {
    String target = routing.pathParam("target");
    Targets.regime(target);
    Parameters parameters = Parameters.of(routing.queryParams(), List.of("book", "measure", AFTER));
    EntryFilter filter = EntryFilter.read(target, parameters);
    String lastEventId = routing.request().getHeader(LAST_EVENT_ID);
    boolean resumes = lastEventId != null && !lastEventId.isBlank();
    OptionalLong after =
        resumes
            ? Parameters.ofHeader(LAST_EVENT_ID, lastEventId)
                .number(LAST_EVENT_ID, 0, Long.MAX_VALUE)
            : parameters.number(AFTER, 0, Long.MAX_VALUE);
    parts
        .lines()
        .after(filter, Long.MAX_VALUE, 1)
        .map(
            present -> {
              long last = after.orElse(present.lastEntryId());
              requireKnown(last, present, resumes ? LAST_EVENT_ID : AFTER);
              stream(routing, filter, present, last);
              return present;
            })
        .onFailure(failure -> GuardedRoutes.refuse(routing, failure));
  }

  private void stream(
      RoutingContext routing, EntryFilter filter, ChangedLines.Page present, long last) {
    if (open.incrementAndGet() > config.streamsMax()) {
      open.decrementAndGet();
      throw new ProblemException(
          ProblemType.OVERLOADED,
          "%d streams of changes are open already".formatted(config.streamsMax()));
    }
    ChangeStream stream = new ChangeStream(filter, parts, vertx, routing.request());
    routing.addEndHandler(
        ended -> {
          open.decrementAndGet();
          stream.end();
        });
    stream.begin(present, last);
  }

  /** An id that was never handed out comes from another ledger, and would wait for ever. */
  private static void requireKnown(long last, ChangedLines.Page present, String name) {
    if (last > present.lastEntryId()) {
      throw ProblemException.parameter(
          name,
          "%d is no line of this ledger; the last is %d".formatted(last, present.lastEntryId()));
    }
  }
}
