package org.embargoledger.bench.load;

import org.embargoledger.bench.stats.Latencies;

/** One run of queries, each in a request or a transaction of its own. */
public record QueryRun(long queries, double perSecond, Latencies latencies) {}
