package org.embargoledger.alert.backtest.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embargoledger.alert.backtest.Difference;
import org.embargoledger.alert.backtest.store.BacktestRow.Status;
import org.embargoledger.alert.triage.Alert;
import org.embargoledger.alert.triage.Progress;
import org.embargoledger.model.json.Json;

/** Keeps backtests, so that every replica can tell how far one is and what came of it. */
@ApplicationScoped
public class BacktestStore {

  private final Clock clock = Clock.systemUTC();

  /**
   * @param version 0 for a detector that ships
   */
  public record Asked(String ruleId, int version, JsonObject question, String by) {}

  /** Numbers and stores a new one. */
  public Uni<BacktestRow> begin(Asked asked) {
    return Panache.withTransaction(
        () ->
            // The lock gives each a number of its own.
            Progress.locked()
                .chain(() -> BacktestRow.lastNumber(asked.ruleId()))
                .chain(last -> row(asked, last + 1).<BacktestRow>persist()));
  }

  private BacktestRow row(Asked asked, int number) {
    BacktestRow row = new BacktestRow();
    row.id = new BacktestRow.Id(asked.ruleId(), number);
    row.version = asked.version();
    row.status = Status.RUNNING;
    row.asked = asked.question();
    row.askedBy = asked.by();
    row.askedAt = now();
    row.heardAt = row.askedAt;
    row.progress = new JsonObject().put("percent", 0);
    return row;
  }

  /**
   * Says how far it is.
   *
   * @return whether somebody has asked to cancel it
   */
  public Uni<Boolean> heard(BacktestRow.Id id, JsonObject progress) {
    return Panache.withTransaction(
        () ->
            locked(id)
                .map(
                    row -> {
                      row.heardAt = now();
                      row.progress = progress;
                      return row.cancelAsked;
                    }));
  }

  public Uni<Void> end(BacktestRow.Id id, Status status, JsonObject progress, JsonObject result) {
    return end(id, status, progress, result, List.of());
  }

  public Uni<Void> end(
      BacktestRow.Id id,
      Status status,
      JsonObject progress,
      JsonObject result,
      List<Difference.Entry> changes) {
    List<Object> rows = new ArrayList<>();
    for (Difference.Entry entry : changes) {
      rows.add(BacktestFindingRow.of(id, rows.size(), entry));
    }
    return Panache.withTransaction(
        () ->
            locked(id)
                .invoke(
                    row -> {
                      row.status = status;
                      row.heardAt = now();
                      row.progress = progress;
                      row.result = result;
                    })
                .chain(Panache::getSession)
                .chain(session -> session.persistAll(rows.toArray())));
  }

  /** Asks the replica that runs it to stop; gives what it was, or null if there is none. */
  public Uni<BacktestRow> cancel(String ruleId, int number) {
    return Panache.withTransaction(
        () ->
            locked(new BacktestRow.Id(ruleId, number))
                .onItem()
                .ifNotNull()
                .invoke(row -> row.cancelAsked = true));
  }

  /** The counts of a finished backtest of that version, for an approval. */
  public Uni<Optional<JsonNode>> difference(String ruleId, int version, int number) {
    return Panache.withSession(
        () ->
            BacktestRow.of(ruleId, number)
                .map(
                    row ->
                        Optional.ofNullable(row)
                            .filter(done -> done.version == version)
                            .filter(done -> done.status == Status.DONE)
                            .map(done -> json(number, done))));
  }

  private static JsonNode json(int number, BacktestRow row) {
    JsonObject difference = row.result.copy().put("backtest", number).put("asked", row.asked);
    return Json.parse(difference.encode().getBytes(StandardCharsets.UTF_8));
  }

  /** The alerts that a detector has raised. */
  public Uni<List<Alert>> raisedBy(String detector) {
    return Panache.withSession(() -> Alert.list("detector = ?1 order by position", detector));
  }

  private static Uni<BacktestRow> locked(BacktestRow.Id id) {
    return BacktestRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
