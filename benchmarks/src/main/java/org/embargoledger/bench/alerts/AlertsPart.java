package org.embargoledger.bench.alerts;

import java.util.List;
import org.embargoledger.bench.report.Table;

/**
 * One thing about the alerts that is measured. Its constant's name in lower case is what {@code
 * --only} takes; parts run in the order of the constants, on one stack, and each finds the log as
 * the one before left it.
 */
public enum AlertsPart {
  MEMORY {
    @Override
    public List<Table> run(AlertsContext context) throws Exception {
      return new MemoryBench(context).run();
    }
  },
  PIPELINE {
    @Override
    public List<Table> run(AlertsContext context) throws Exception {
      return new PipelineBench(context).run();
    }
  },
  LATENCY {
    @Override
    public List<Table> run(AlertsContext context) throws Exception {
      return new LatencyBench(context).run();
    }
  },
  BACKTEST {
    @Override
    public List<Table> run(AlertsContext context) throws Exception {
      return new BacktestBench(context).run();
    }
  };

  public abstract List<Table> run(AlertsContext context) throws Exception;
}
