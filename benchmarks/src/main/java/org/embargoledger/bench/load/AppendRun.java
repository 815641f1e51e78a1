package org.embargoledger.bench.load;

import org.embargoledger.bench.stats.Latencies;

/** One run of single appends, each in a request or a transaction of its own. */
public record AppendRun(long appends, double perSecond, Latencies latencies) {}
