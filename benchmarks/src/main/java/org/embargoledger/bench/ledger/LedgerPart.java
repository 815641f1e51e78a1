package org.embargoledger.bench.ledger;

import java.util.List;
import org.embargoledger.bench.report.Table;

/**
 * One thing about the ledger that is measured. Its constant's name in lower case is what {@code
 * --only} takes; parts run in the order of the constants, on one stack, and each finds the ledger
 * as the one before left it.
 */
public enum LedgerPart {
  PROJECTION {
    @Override
    public List<Table> run(LedgerContext context) throws Exception {
      return new ProjectionBench(context).run();
    }
  },
  REBUILD {
    @Override
    public List<Table> run(LedgerContext context) throws Exception {
      return new RebuildBench(context).run();
    }
  },
  QUERIES {
    @Override
    public List<Table> run(LedgerContext context) throws Exception {
      return new QueriesBench(context).run();
    }
  };

  public abstract List<Table> run(LedgerContext context) throws Exception;
}
