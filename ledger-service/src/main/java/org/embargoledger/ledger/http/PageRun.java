package org.embargoledger.ledger.http;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Snapshot;

/** One query's pages: where this request stands among them, and links to others (RFC 8288). */
public final class PageRun {

  /** Those that a page may differ in from the one before. */
  private static final List<String> OF_THE_PAGE = List.of("cursor", "limit");

  private final AskedQuery asked;
  private final String query;
  private final Cursors cursors;
  private final Optional<Cursor> cursor;

  private PageRun(AskedQuery asked, Cursors cursors, Parameters parameters) {
    this.asked = asked;
    this.query = asked.without(OF_THE_PAGE).toString();
    this.cursors = cursors;
    this.cursor = parameters.read("cursor", text -> cursors.open(text, query));
  }

  public static PageRun of(Parameters parameters, AskedQuery asked, Cursors cursors) {
    return new PageRun(asked, cursors, parameters);
  }

  /** Where the request stands; a new run begins at what the snapshot shows. */
  public Cursor at(Snapshot snapshot) {
    return cursor.orElseGet(() -> new Cursor(0, snapshot.lastEntryId(), snapshot.position()));
  }

  /** The page at that place. */
  public String link(Cursor place) {
    return asked.with("cursor", cursors.seal(place, query)).toString();
  }

  /** A page with its links. */
  public Response response(Cursor place, PageAnswer page) {
    return Response.ok(page).header("Link", links(place, page.next())).build();
  }

  private String links(Cursor place, String next) {
    String first = "<" + link(place.first()) + ">; rel=\"first\"";
    return next == null ? first : "<" + next + ">; rel=\"next\", " + first;
  }
}
