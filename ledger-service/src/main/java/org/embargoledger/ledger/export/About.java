package org.embargoledger.ledger.export;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.embargoledger.ledger.http.AskedQuery;
import org.embargoledger.ledger.query.Known;
import org.embargoledger.ledger.query.Snapshot;
import org.embargoledger.ledger.query.Viewpoint;

/**
 * What a file has to say of itself, so that its figures can be checked and fetched again.
 *
 * @param query path and parameters
 * @param snapshot what it was read from
 * @param position up to which the log was taken as known
 * @param retrievedAt when the file was made
 */
record About(
    String table,
    String target,
    String query,
    Snapshot snapshot,
    long position,
    Instant retrievedAt) {

  /**
   * @param snapshot what the rows are read from, if it may be later than the viewpoint's
   */
  static About of(
      String table, String target, AskedQuery asked, Viewpoint viewpoint, Snapshot snapshot) {
    Known known = viewpoint.known();
    return new About(
        table,
        target,
        asked.toString(),
        snapshot,
        known.isPresent() ? snapshot.position() : known.position(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /** The query that gives the same rows at any time. */
  String permanentQuery() {
    return query.contains("knownAt=") || position < 0 ? query : query + "&knownAt=" + position;
  }

  /** By name, in the order in which people read it. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("title", "Embargo Ledger: %s of %s".formatted(table, target));
    values.put("target", target);
    values.put("query", query);
    values.put("position", Long.toString(position));
    values.put("generation", Integer.toString(snapshot.generation()));
    if (position == snapshot.position() && snapshot.recordedAt() != null) {
      values.put("recordedAt", snapshot.recordedAt().toString());
    }
    values.put("retrievedAt", retrievedAt.toString());
    return values;
  }

  String fileName(ExportFormat format) {
    return "%s-%s-at-%d.%s".formatted(target, table, position, format.extension());
  }
}
