package org.embargoledger.bench.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.embargoledger.bench.report.Table;

/** The parts that are asked for, on one stack: each finds the ledger as the one before left it. */
public final class LedgerBench {
  private final LedgerContext context;
  private final Set<LedgerPart> parts;
  private final Interim interim;

  /** Is told what has been measured so far, because a long run may be broken off. */
  public interface Interim {
    void tell(List<Table> tables) throws IOException;
  }

  public LedgerBench(LedgerContext context, Set<LedgerPart> parts, Interim interim) {
    this.context = context;
    this.parts = parts;
    this.interim = interim;
  }

  public List<Table> run() throws Exception {
    List<Table> tables = new ArrayList<>();
    if (parts.contains(LedgerPart.PROJECTION)) {
      tables.addAll(new ProjectionBench(context).run());
      interim.tell(tables);
    }
    RebuildBench rebuild = new RebuildBench(context);
    QueriesBench queries = new QueriesBench(context);
    for (long events : context.options().events()) {
      if (parts.contains(LedgerPart.REBUILD)) {
        rebuild.measure(events);
        interim.tell(all(tables, rebuild, queries));
      }
      if (parts.contains(LedgerPart.QUERIES)) {
        queries.measure(events);
        interim.tell(all(tables, rebuild, queries));
      }
    }
    return all(tables, rebuild, queries);
  }

  private static List<Table> all(
      List<Table> projection, RebuildBench rebuild, QueriesBench queries) {
    List<Table> all = new ArrayList<>(projection);
    all.addAll(rebuild.tables());
    all.addAll(queries.tables());
    return all;
  }
}
