package org.embargoledger.bench.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.embargoledger.bench.report.Table;

/** The parts that are asked for, on one stack: each finds the ledger as the one before left it. */
public final class LedgerBench {
  private final LedgerContext context;
  private final Set<LedgerPart> parts;

  public LedgerBench(LedgerContext context, Set<LedgerPart> parts) {
    this.context = context;
    this.parts = parts;
  }

  public List<Table> run() throws Exception {
    List<Table> tables = new ArrayList<>();
    if (parts.contains(LedgerPart.PROJECTION)) {
      tables.addAll(new ProjectionBench(context).run());
    }
    RebuildBench rebuild = new RebuildBench(context);
    QueriesBench queries = new QueriesBench(context);
    for (long events : context.options().events()) {
      if (parts.contains(LedgerPart.REBUILD)) {
        rebuild.measure(events);
      }
      if (parts.contains(LedgerPart.QUERIES)) {
        queries.measure(events);
      }
    }
    if (parts.contains(LedgerPart.REBUILD)) {
      tables.addAll(rebuild.tables());
    }
    if (parts.contains(LedgerPart.QUERIES)) {
      tables.addAll(queries.tables());
    }
    return tables;
  }
}
