package org.embargoledger.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.embargoledger.bench.stats.Latencies;

/**
 * Posts deliveries at a fixed rate over a fixed number of connections, whatever the answers do. A
 * request that is due while its connection still waits for an answer is timed from when it was due:
 * a slow answer counts for all that it held up. The timer's own lateness does not count.
 */
public final class PacedClient {
  private final int port;

  public PacedClient(int port) {
    this.port = port;
  }

  public AppendRun run(int connections, double perSecond, int seconds, String token, String keys)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      long intervalNanos = (long) (1e9 * connections / perSecond);
      int each = (int) Math.max(1, seconds * 1_000_000_000L / intervalNanos);
      long begun = System.nanoTime();
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        long first = begun + intervalNanos * i / connections;
        String prefix = keys + i + "-";
        running.add(threads.submit(() -> post(first, intervalNanos, each, token, prefix)));
      }
      LongStream.Builder all = LongStream.builder();
      for (Future<long[]> one : running) {
        LongStream.of(one.get()).forEach(all);
      }
      long[] micros = all.build().toArray();
      double took = (System.nanoTime() - begun) / 1e9;
      return new AppendRun(micros.length, micros.length / took, Latencies.ofMicros(micros));
    } catch (ExecutionException e) {
      throw new IOException("a paced run broke off: " + e.getCause().getMessage(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private long[] post(long first, long interval, int count, String token, String prefix)
      throws IOException {
    long[] micros = new long[count];
    try (PostConnection connection = new PostConnection(port, token)) {
      long answered = first;
      for (int i = 0; i < count && !Thread.currentThread().isInterrupted(); i++) {
        long due = first + i * interval;
        boolean heldUp = answered - due > 0;
        Pace.waitUntil(due);
        long started = heldUp ? due : System.nanoTime();
        connection.post(prefix + i, Fact.delivery(i));
        answered = System.nanoTime();
        micros[i] = (answered - started) / 1_000;
      }
    }
    return micros;
  }
}
