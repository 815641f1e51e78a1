package org.embargoledger.alert.delivery.stream;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.embargoledger.alert.delivery.Conditions;
import org.embargoledger.alert.delivery.DeliveryConfig;
import org.embargoledger.alert.delivery.FeedTail;
import org.embargoledger.kit.http.GuardedRoutes;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/**
 * {@code GET /v1/alerts/stream}: steps as they are taken, as server-sent events. A route of its own
 * because a REST resource says nothing of a client that does not read.
 */
@ApplicationScoped
public class StreamRoute {

  private static final String PATH = "/v1/alerts/stream";
  private static final String ROLE = "alerts:read";
  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final String AFTER = "after";
  private static final List<String> NAMES =
      List.of(AFTER, "severity", "detector", "counterparty", "action");

  private final GuardedRoutes routes;
  private final Vertx vertx;
  private final DeliveryConfig.Stream config;
  private final StepStream.Parts parts;
  private final AtomicInteger open = new AtomicInteger();

  @Inject
  public StreamRoute(
      GuardedRoutes routes,
      Vertx vertx,
      DeliveryConfig config,
      StreamedSteps steps,
      FeedTail tail) {
    this.routes = routes;
    this.vertx = vertx;
    this.config = config.stream();
    this.parts = new StepStream.Parts(steps, tail, config.stream());
  }

  void register(@Observes Router router) {
    routes.get(router, PATH, ROLE, this::handle);
  }

  private void handle(RoutingContext routing) {
    MultiMap query = routing.queryParams();
    requireKnown(query);
    Conditions conditions =
        new Conditions(
            several(query, "severity", Conditions::severity),
            several(query, "detector", Conditions::detector),
            several(query, "counterparty", Conditions::counterparty),
            several(query, "action", Conditions::action));
    String lastEventId = routing.request().getHeader(LAST_EVENT_ID);
    boolean resumes = lastEventId != null && !lastEventId.isBlank();
    String name = resumes ? LAST_EVENT_ID : AFTER;
    Long after = position(name, resumes ? lastEventId : query.get(AFTER));
    parts
        .steps()
        .after(conditions, Long.MAX_VALUE, 1)
        .subscribe()
        .with(
            present -> begin(routing, conditions, present.head(), name, after),
            failure -> GuardedRoutes.refuse(routing, failure));
  }

  private void begin(
      RoutingContext routing, Conditions conditions, long head, String name, Long after) {
    try {
      // An id that was never handed out comes from another feed, and would wait for ever.
      if (after != null && after > head) {
        throw ProblemException.parameter(
            name, "%d is no step of this feed; the last is %d".formatted(after, head));
      }
      stream(routing, conditions, head, after == null ? head : after);
    } catch (ProblemException e) {
      GuardedRoutes.refuse(routing, e);
    }
  }

  private void stream(RoutingContext routing, Conditions conditions, long head, long last) {
    if (open.incrementAndGet() > config.openMax()) {
      open.decrementAndGet();
      throw new ProblemException(
          ProblemType.OVERLOADED,
          "%d streams of steps are open already".formatted(config.openMax()));
    }
    StepStream stream = new StepStream(conditions, parts, vertx, routing.request());
    routing.addEndHandler(
        ended -> {
          open.decrementAndGet();
          stream.end();
        });
    stream.begin(head, last);
  }

  private static void requireKnown(MultiMap query) {
    for (String name : query.names()) {
      if (!NAMES.contains(name)) {
        throw ProblemException.parameter(
            name, "is not known here; there are " + String.join(", ", NAMES));
      }
      if (query.getAll(name).size() > 1) {
        throw ProblemException.parameter(name, "is given more than once; separate with commas");
      }
    }
  }

  private static List<String> several(MultiMap query, String name, UnaryOperator<String> reader) {
    String text = query.get(name);
    try {
      return text == null ? List.of() : Arrays.stream(text.split(",", -1)).map(reader).toList();
    } catch (IllegalArgumentException e) {
      throw ProblemException.parameter(name, e.getMessage());
    }
  }

  /** -1 stands before the first step. */
  private static Long position(String name, String text) {
    try {
      Long position = text == null ? null : Long.valueOf(text.strip());
      if (position == null || position >= -1) {
        return position;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number out of range.
    }
    throw ProblemException.parameter(name, "must be a feed position, from -1 up");
  }
}
