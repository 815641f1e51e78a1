package org.embargoledger.ledger.entries;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.embargoledger.ledger.http.Cursor;
import org.embargoledger.ledger.http.PageRun;
import org.embargoledger.ledger.projection.postgres.EntryRow;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Viewpoint;

/** How many lines a page has. */
public record EntryPage(int limit) {

  private static final String LIMIT = "limit";

  /** The parameters that pages are asked for with. */
  public static final List<String> PARAMETERS = List.of("cursor", LIMIT);

  static final int LIMIT_DEFAULT = 100;
  static final int LIMIT_MAX = 1_000;

  /**
   * @param lastId of the page; 0 if it is the last one
   */
  public record Found(List<EntryRow> rows, long lastId) {

    /** Where the next page is; null on the last. */
    public String next(PageRun run, Cursor cursor) {
      return lastId == 0 ? null : run.link(cursor.behind(lastId));
    }
  }

  public static EntryPage read(Parameters parameters) {
    return read(parameters, LIMIT_DEFAULT, LIMIT_MAX);
  }

  public static EntryPage read(Parameters parameters, int limitDefault, int limitMax) {
    return new EntryPage((int) parameters.number(LIMIT, 1, limitMax).orElse(limitDefault));
  }

  /** The page behind the cursor. Within a snapshot's transaction. */
  public Uni<Found> find(EntryQuery query, Viewpoint viewpoint, Cursor cursor) {
    return query.after(cursor.after()).find(viewpoint, limit + 1).map(this::cut);
  }

  /** The page, of rows of which there is one more than the limit if there is a next page. */
  public Found cut(List<EntryRow> rows) {
    return rows.size() > limit
        ? new Found(rows.subList(0, limit), rows.get(limit - 1).id)
        : new Found(rows, 0);
  }
}
