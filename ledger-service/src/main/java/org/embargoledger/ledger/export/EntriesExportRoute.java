package org.embargoledger.ledger.export;

import io.agroal.api.AgroalDataSource;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.embargoledger.kit.http.GuardedRoutes;
import org.embargoledger.ledger.entries.EntryFilter;
import org.embargoledger.ledger.http.AskedQuery;
import org.embargoledger.ledger.query.Asked;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Snapshots;
import org.embargoledger.ledger.query.Targets;
import org.embargoledger.ledger.query.Viewpoint;

/** {@code GET /v1/ledgers/{target}/entries/export}: all lines that filters select, as a file. */
@ApplicationScoped
public class EntriesExportRoute {

  private static final String PATH = "/v1/ledgers/:target/entries/export";
  private static final String TABLE = "entries";

  private final AgroalDataSource database;
  private final Snapshots snapshots;
  private final ExportThreads threads;
  private final ExportConfig config;
  private final GuardedRoutes routes;

  @Inject
  public EntriesExportRoute(
      AgroalDataSource database,
      Snapshots snapshots,
      ExportThreads threads,
      ExportConfig config,
      GuardedRoutes routes) {
    this.database = database;
    this.snapshots = snapshots;
    this.threads = threads;
    this.config = config;
    this.routes = routes;
  }

  void register(@Observes Router router) {
    routes.get(router, PATH, "ledger:read", this::handle);
  }

  private void handle(RoutingContext routing) {
    String target = routing.pathParam("target");
    Targets.regime(target);
    Parameters parameters = Exports.parameters(routing, EntryFilter.PARAMETERS);
    EntryFilter filter = EntryFilter.read(target, parameters);
    Asked asked = Asked.read(parameters);
    ExportFormat format = Exports.format(routing, parameters);
    threads.run(routing, () -> export(routing, filter, asked, format));
  }

  private void export(RoutingContext routing, EntryFilter filter, Asked asked, ExportFormat format)
      throws SQLException {
    Viewpoint viewpoint = Exports.await(() -> snapshots.read(asked.minPosition(), asked::from));
    try (LineReader lines =
        new LineReader(database.getConnection(), config.chunk(), config.durationMax())) {
      lines.select(filter, viewpoint);
      About about =
          About.of(
              TABLE,
              filter.target(),
              AskedQuery.of(routing.request()).with("format", format.parameter()),
              viewpoint,
              lines.snapshot());
      new FileExport(routing, LineColumns.ALL, lines, format, about).write(config.durationMax());
    }
  }
}
