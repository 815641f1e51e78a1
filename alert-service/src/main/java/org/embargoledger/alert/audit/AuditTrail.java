package org.embargoledger.alert.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.embargoledger.model.json.Json;

/** Reads the steps of a period in the order of the feed, a page at a time. */
@ApplicationScoped
public class AuditTrail {

  private static final int PAGE = 500;
  private static final byte LINE_END = '\n';

  /** The regime and rule of a person's step are those of the evidence that came last before it. */
  private static final String PAGE_OF_STEPS =
      """
      select s.feed_position,
             to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
             s.actor, s.action, s.note, s.changes::text as changes, s.number,
             a.id::text as alert_id, a.key, a.detector, a.target, a.severity, a.sentence,
             a.legal_reference,
             coalesce(e.changes ->> 'regime', a.claim ->> 'regime') as regime,
             coalesce(e.changes -> 'rule', a.claim -> 'rule') ->> 'id' || ' v'
               || (coalesce(e.changes -> 'rule', a.claim -> 'rule') ->> 'version') as rule,
             a.claim -> 'engine' ->> 'version' || ' '
               || (a.claim -> 'engine' ->> 'commit') as engine
        from alert_step s
        join alert a on a.id = s.alert_id
        left join lateral (
          select changes from alert_step
           where alert_id = s.alert_id and number <= s.number
             and action in ('EVIDENCE_ADDED', 'REOPENED') and changes -> 'rule' is not null
           order by number desc limit 1) e on true
       where s.at >= $1 and s.at < $2 and s.feed_position > $3 and s.feed_position <= $4
       order by s.feed_position
       limit $5
      """;

  private final Pool database;

  @Inject
  public AuditTrail(Pool database) {
    this.database = database;
  }

  /** At most so many steps, from the first. */
  Uni<List<AuditLine>> first(AuditPeriod period, int limit) {
    return page(period, -1, limit);
  }

  /**
   * The lines of the export, without their ends: what it is, the steps, and their number, so that a
   * stream that broke off is told from a whole one.
   */
  Multi<byte[]> lines(AuditPeriod period) {
    AtomicLong count = new AtomicLong();
    Multi<byte[]> steps =
        steps(period).invoke(line -> count.incrementAndGet()).map(AuditLine::bytes);
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(begin(period)),
            steps,
            Multi.createFrom().deferred(() -> Multi.createFrom().item(end(count.get()))));
  }

  private Multi<AuditLine> steps(AuditPeriod period) {
    AtomicLong last = new AtomicLong(-1);
    return Multi.createBy()
        .repeating()
        .uni(() -> page(period, last.get(), PAGE))
        .whilst(
            page -> {
              if (!page.isEmpty()) {
                last.set(page.get(page.size() - 1).position());
              }
              return page.size() == PAGE;
            })
        .onItem()
        .disjoint();
  }

  private Uni<List<AuditLine>> page(AuditPeriod period, long after, int limit) {
    return database
        .preparedQuery(PAGE_OF_STEPS)
        .execute(
            Tuple.of(
                period.from().atOffset(ZoneOffset.UTC),
                period.to().atOffset(ZoneOffset.UTC),
                after,
                period.upTo(),
                (long) limit))
        .map(
            rows -> {
              List<AuditLine> lines = new ArrayList<>(rows.size());
              rows.forEach(row -> lines.add(AuditLine.of(row)));
              return lines;
            });
  }

  /** What a signature vouches for. */
  Uni<AuditStatement> statement(AuditPeriod period) {
    MessageDigest sha256 = sha256();
    AtomicLong lines = new AtomicLong();
    return lines(period)
        .invoke(
            line -> {
              sha256.update(line);
              sha256.update(LINE_END);
              lines.incrementAndGet();
            })
        .collect()
        .last()
        .map(last -> new AuditStatement(period, lines.get() - 2, sha256.digest()));
  }

  private static byte[] begin(AuditPeriod period) {
    return line(
        Json.object()
            .put("type", "alert-audit")
            .put("from", period.from().toString())
            .put("to", period.to().toString())
            .put("upTo", period.upTo()));
  }

  private static byte[] end(long steps) {
    return line(Json.object().put("type", "end").put("steps", steps));
  }

  private static byte[] line(Object json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
