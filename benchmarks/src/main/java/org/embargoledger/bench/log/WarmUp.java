package org.embargoledger.bench.log;

import org.embargoledger.bench.load.AppendRun;
import org.embargoledger.bench.load.Wrk;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.stack.Part;

/** Brings the service's code through the JIT compiler, as hours of operation have. */
public final class WarmUp {
  private static final int CONNECTIONS = 64;
  private static final int ROUND_SECONDS = 4;
  private static final double STILL_FASTER = 1.05;
  private static final int STEADY_ROUNDS = 2;

  private final BenchContext context;

  public WarmUp(BenchContext context) {
    this.context = context;
  }

  /** Ends when the rate has stopped to grow, or the time is over. */
  public void run() throws Exception {
    Steps.run(context.progress(), "Warm-up", this::untilSteady, rate -> rate + " appends/s");
    context.settle();
  }

  private String untilSteady() throws Exception {
    Wrk wrk = new Wrk(context.stack().config().baseUrl(Part.INGEST), context.scratch());
    double best = 0;
    int steady = 0;
    int seconds = 0;
    while (steady < STEADY_ROUNDS && seconds < context.options().warmUpSecondsMax()) {
      AppendRun run = wrk.run(CONNECTIONS, ROUND_SECONDS, context.token(), context.freshKeys());
      seconds += ROUND_SECONDS;
      steady = run.perSecond() > best * STILL_FASTER ? 0 : steady + 1;
      best = Math.max(best, run.perSecond());
      context.progress().detail("Warm-up", "%,.0f appends/s".formatted(run.perSecond()));
    }
    return "%,.0f".formatted(best);
  }
}
