package org.embargoledger.alert.delivery.digest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.embargoledger.alert.delivery.Conditions;
import org.embargoledger.alert.delivery.DeliveryPool;
import org.embargoledger.alert.delivery.Times;

/**
 * What a digest tells: each alert with steps in its part of the feed, once, as it stood at the end
 * of it. Alerts under a summary are not told, the summary is; those that a silence marks, or that
 * rest, are counted only.
 */
@ApplicationScoped
public class DigestContent {

  /** The places: from, to, now, how many are shown, and the conditions. */
  private static final String QUERY =
      """
      WITH part AS (
        SELECT step.* FROM told_step step
        WHERE step.feed_position > $1 AND step.feed_position <= $2 AND step.group_id IS NULL AND
      """
          + Conditions.sql("$5::text[]", "$6::text[]", "$7::text[]", "$8::text[]")
          + """
      ), last AS (
        SELECT DISTINCT ON (alert_id) * FROM part ORDER BY alert_id, feed_position DESC
      ), judged AS (
        SELECT last.*, last.status IN ('RESOLVED', 'DISMISSED', 'WITHDRAWN') AS closed,
          coalesce(alert.silenced_until > $3, false) OR coalesce(alert.snoozed_until > $3, false)
            AS quiet
        FROM last JOIN alert ON alert.id = last.alert_id
      ), counted AS (
        SELECT count(*) AS alerts,
          count(*) FILTER (WHERE NOT closed AND NOT quiet AND severity = 'CRITICAL') AS critical,
          count(*) FILTER (WHERE NOT closed AND NOT quiet AND severity = 'WARNING') AS warning,
          count(*) FILTER (WHERE NOT closed AND NOT quiet AND severity = 'INFO') AS info,
          count(*) FILTER (WHERE closed) AS closed,
          count(*) FILTER (WHERE quiet AND NOT closed) AS quiet
        FROM judged
      )
      SELECT counted.alerts, counted.critical, counted.warning, counted.info,
        counted.closed AS closed_count, counted.quiet AS quiet_count, shown.*
      FROM counted LEFT JOIN LATERAL (
        SELECT alert_id, severity, action, status, sentence, legal_reference, target FROM judged
        WHERE NOT closed AND NOT quiet
        ORDER BY CASE severity WHEN 'CRITICAL' THEN 0 WHEN 'WARNING' THEN 1 ELSE 2 END,
          feed_position LIMIT $4) shown ON true
      """;

  private final DeliveryPool pool;

  @Inject
  public DigestContent(DeliveryPool pool) {
    this.pool = pool;
  }

  /**
   * An alert as a mail tells of it.
   *
   * @param happened in a word, such as {@code raised}
   */
  public record Told(
      String id,
      String severity,
      String happened,
      String sentence,
      String legalReference,
      String target) {}

  /** All that a mail tells. The counts are of alerts. */
  public record Content(
      long fromPosition,
      long toPosition,
      int alerts,
      int critical,
      int warning,
      int info,
      int closed,
      int quiet,
      List<Told> told) {

    public int open() {
      return critical + warning + info;
    }

    /** Open ones that there was no room for. */
    public int more() {
      return open() - told.size();
    }
  }

  /** Where the feed ends now. */
  Uni<Long> head() {
    return pool.get()
        .query("SELECT position FROM alert_feed WHERE name = 'steps'")
        .execute()
        .map(rows -> rows.iterator().next().getLong("position"));
  }

  Uni<Content> of(Digest digest, long head, Instant now, int shownMax) {
    Tuple tuple = Tuple.of(digest.position(), head, Times.utc(now), shownMax);
    digest.conditions().arrays().forEach(tuple::addValue);
    return pool.get()
        .preparedQuery(QUERY)
        .execute(tuple)
        .map(rows -> content(rows, digest.position(), head));
  }

  private static Content content(RowSet<Row> rows, long from, long to) {
    Row first = rows.iterator().next();
    List<Told> told = new ArrayList<>();
    for (Row row : rows) {
      if (row.getUUID("alert_id") != null) {
        told.add(told(row));
      }
    }
    return new Content(
        from,
        to,
        first.getInteger("alerts"),
        first.getInteger("critical"),
        first.getInteger("warning"),
        first.getInteger("info"),
        first.getInteger("closed_count"),
        first.getInteger("quiet_count"),
        told);
  }

  private static Told told(Row row) {
    return new Told(
        row.getUUID("alert_id").toString(),
        row.getString("severity"),
        row.getString("action").toLowerCase(Locale.ROOT).replace('_', ' '),
        row.getString("sentence"),
        row.getString("legal_reference"),
        row.getString("target"));
  }
}
