package org.embargoledger.bench.alerts;

import java.util.Optional;

/**
 * What one run in memory gave, as it goes from one JVM to the other.
 *
 * @param cpuNanos of all threads of that JVM: garbage collection and compilation count
 * @param result findings, or bytes of state
 */
record RateLine(String name, int events, long nanos, long cpuNanos, long result) {
  private static final String MARK = "rate";

  double perSecond() {
    return events / (nanos / 1e9);
  }

  double nanosEach() {
    return (double) nanos / events;
  }

  RateLine plus(RateLine other) {
    return new RateLine(
        name,
        events + other.events,
        nanos + other.nanos,
        cpuNanos + other.cpuNanos,
        result + other.result);
  }

  void write() {
    System.out.println(
        String.join(
            "\t",
            MARK,
            name,
            Integer.toString(events),
            Long.toString(nanos),
            Long.toString(cpuNanos),
            Long.toString(result)));
  }

  /** Empty if the line is something else. */
  static Optional<RateLine> read(String line) {
    String[] cells = line.split("\t");
    return cells.length == 6 && cells[0].equals(MARK)
        ? Optional.of(
            new RateLine(
                cells[1],
                Integer.parseInt(cells[2]),
                Long.parseLong(cells[3]),
                Long.parseLong(cells[4]),
                Long.parseLong(cells[5])))
        : Optional.empty();
  }
}
