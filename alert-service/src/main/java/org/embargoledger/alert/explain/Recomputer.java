package org.embargoledger.alert.explain;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.days.DayBegun;
import org.embargoledger.alert.days.Days;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.triage.Alert;
import org.embargoledger.alert.triage.Evidenced;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/**
 * Derives alerts again from the log's topic, one at a time and within a bound of time. What was
 * derived is remembered: neither the log up to a position nor this build changes.
 */
@ApplicationScoped
public class Recomputer {

  private record Moment(UUID alertId, long position, String cause) {}

  private final LogReader log;
  private final Vertx vertx;
  private final RecomputeConfig config;
  private final Rules rules = Rules.shipped();
  private final Claims claims = new Claims(rules);
  private final Semaphore turn = new Semaphore(1);
  private final Map<Moment, Recomputation> remembered;

  @Inject
  public Recomputer(LogReader log, Vertx vertx, RecomputeConfig config) {
    this.log = log;
    this.vertx = vertx;
    this.config = config;
    this.remembered =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Moment, Recomputation> eldest) {
            return size() > config.rememberedMax();
          }
        };
  }

  /**
   * Derives what the alert rests on at present. Fails with a {@link ProblemException} if that is
   * not possible, or not now.
   */
  public Uni<Recomputation> recompute(Alert alert) {
    if (alert.isSummary()) {
      throw new ProblemException(
          ProblemType.NOT_FOUND,
          "a summary is counted, not derived; see /v1/alerts?group=" + alert.id);
    }
    Evidenced stored = Evidenced.latest(alert);
    Moment moment = new Moment(alert.id, stored.position(), stored.evidence().getString("cause"));
    synchronized (remembered) {
      Recomputation known = remembered.get(moment);
      if (known != null) {
        return Uni.createFrom().item(known);
      }
    }
    Watch watch =
        Detectors.raising(alert.detector, rules)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.NOT_FOUND,
                        "this build has no detector " + alert.detector + " to derive it with"));
    if (!turn.tryAcquire()) {
      throw new ProblemException(
              ProblemType.OVERLOADED, "another alert is being derived; try again soon")
          .withHeader("Retry-After", "2");
    }
    return DayBegun.all()
        .chain(days -> vertx.executeBlocking(() -> derive(alert, stored, watch, days), false))
        .onTermination()
        .invoke(turn::release)
        .invoke(
            recomputation -> {
              synchronized (remembered) {
                remembered.put(moment, recomputation);
              }
            });
  }

  private Recomputation derive(Alert alert, Evidenced stored, Watch watch, Days days) {
    Derivation derivation =
        new Derivation(
            watch,
            claims,
            alert.key,
            stored.position(),
            stored.evidence().getString("cause"),
            days,
            eventIds(stored));
    log.read(config.timeMax(), derivation::take);
    if (!derivation.isComplete()) {
      throw new ProblemException(
              ProblemType.UNAVAILABLE,
              "the log could be read only up to position %d of %d in the time there is"
                  .formatted(derivation.folded(), stored.position()))
          .withHeader("Retry-After", "30");
    }
    return Recomputation.of(alert, stored, derivation);
  }

  private static Set<String> eventIds(Evidenced stored) {
    Set<String> ids = new HashSet<>();
    JsonObject evidence = stored.evidence();
    evidence.getJsonArray("events", new JsonArray()).forEach(id -> ids.add(id.toString()));
    ids.add(evidence.getString("cause"));
    return ids;
  }
}
