package org.embargoledger.ledger.export;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.embargoledger.kit.http.GuardedRoutes;
import org.embargoledger.ledger.http.AskedQuery;
import org.embargoledger.ledger.query.Asked;
import org.embargoledger.ledger.query.Parameters;
import org.embargoledger.ledger.query.Snapshots;
import org.embargoledger.ledger.query.Targets;
import org.embargoledger.ledger.query.Viewpoint;
import org.embargoledger.ledger.sum.SumReader;
import org.embargoledger.ledger.totals.TotalFilter;
import org.embargoledger.ledger.totals.TotalViews;
import org.embargoledger.ledger.totals.TotalsAnswer;

/** {@code GET /v1/ledgers/{target}/totals/export}: the totals that filters select, as a file. */
@ApplicationScoped
public class TotalsExportRoute {

  private static final String PATH = "/v1/ledgers/:target/totals/export";
  private static final String TABLE = "totals";

  private final Snapshots snapshots;
  private final SumReader sums;
  private final ExportThreads threads;
  private final ExportConfig config;
  private final GuardedRoutes routes;

  private record Read(Viewpoint viewpoint, List<TotalsAnswer.Total> totals) {}

  @Inject
  public TotalsExportRoute(
      Snapshots snapshots,
      SumReader sums,
      ExportThreads threads,
      ExportConfig config,
      GuardedRoutes routes) {
    this.snapshots = snapshots;
    this.sums = sums;
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
    Parameters parameters = Exports.parameters(routing, TotalFilter.PARAMETERS);
    TotalFilter filter = TotalFilter.read(target, parameters);
    Asked asked = Asked.read(parameters);
    ExportFormat format = Exports.format(routing, parameters);
    threads.run(routing, () -> export(routing, filter, asked, format));
  }

  private void export(
      RoutingContext routing, TotalFilter filter, Asked asked, ExportFormat format) {
    Read read =
        Exports.await(
            () ->
                snapshots.read(
                    asked.minPosition(),
                    snapshot ->
                        asked.from(snapshot).flatMap(viewpoint -> totals(filter, viewpoint))));
    About about =
        About.of(
            TABLE,
            filter.target(),
            AskedQuery.of(routing.request()).with("format", format.parameter()),
            read.viewpoint(),
            read.viewpoint().snapshot());
    Rows rows =
        writer -> {
          for (TotalsAnswer.Total total : read.totals()) {
            writer.write(TotalColumns.row(total));
          }
        };
    new FileExport(routing, TotalColumns.ALL, rows, format, about).write(config.durationMax());
  }

  private Uni<Read> totals(TotalFilter filter, Viewpoint viewpoint) {
    return sums.read(filter.sums().byValuation(false), viewpoint)
        .map(found -> new Read(viewpoint, TotalViews.of(filter, found, viewpoint.asOf())));
  }
}
