package org.embargoledger.bench.process;

/** What a process used during a run: CPU seconds, and its peak memory in MiB. */
public record Usage(double cpuSeconds, double peakMib) {}
