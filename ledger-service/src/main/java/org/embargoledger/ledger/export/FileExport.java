package org.embargoledger.ledger.export;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.embargoledger.kit.http.Connections;
import org.jboss.logging.Logger;

/**
 * Rows on their way into a file. Whatever ends it early, be it the client's leaving, the time limit
 * or a fault, breaks the connection off, so that nobody takes a part for the whole.
 */
final class FileExport {

  private static final Logger LOG = Logger.getLogger(FileExport.class);

  private final RoutingContext routing;
  private final List<Column> columns;
  private final Rows rows;
  private final ExportFormat format;
  private final About about;
  private final ResponseStream out;

  FileExport(
      RoutingContext routing, List<Column> columns, Rows rows, ExportFormat format, About about) {
    this.routing = routing;
    this.columns = columns;
    this.rows = rows;
    this.format = format;
    this.about = about;
    this.out = new ResponseStream(routing.response());
  }

  /** Blocks until the file is written or broken off. */
  void write(Duration durationMax) {
    routing.addEndHandler(
        ended -> {
          if (ended.failed()) {
            stop(ended.cause());
          }
        });
    long timer =
        routing
            .vertx()
            .setTimer(
                durationMax.toMillis(),
                late -> stop(new IOException("it took longer than " + durationMax)));
    FileAnswer.head(routing.response(), format, about);
    try {
      try (TableWriter writer = format.open(out, columns, about)) {
        // The client, and proxies that wait for it, get the head now.
        out.flush();
        if (format != ExportFormat.CSVW) {
          copy(writer);
        }
      }
      // Not every writer closes what it writes to.
      out.close();
    } catch (SQLException | IOException | RuntimeException e) {
      LOG.infof("An export of %s was cut short: %s", about.query(), e.getMessage());
      Connections.breakOff(routing.request());
    } finally {
      routing.vertx().cancelTimer(timer);
    }
  }

  private void copy(TableWriter writer) throws SQLException, IOException {
    try {
      rows.copyTo(writer);
    } catch (SQLException | IOException | RuntimeException e) {
      // Before the writer is closed, which would end the file as if it were whole.
      out.fail(e);
      throw e;
    }
  }

  /** From any thread. */
  private void stop(Throwable cause) {
    out.fail(cause);
    rows.stop();
  }
}
