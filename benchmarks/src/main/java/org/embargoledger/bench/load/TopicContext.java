package org.embargoledger.bench.load;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.StackContext;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackListener;

/**
 * For a service that follows the topic: made-up events are written straight into it.
 *
 * @param <O> how much is measured
 */
public abstract class TopicContext<O> extends StackContext<O> {
  private static final long POLL_MS = 20;

  private final Part follower;
  private final Duration catchUpMax;
  private final GeneratedLog log;

  /**
   * @param follower the service that is measured
   * @param catchUpMax how long it may take for all of the topic
   */
  protected TopicContext(
      LocalStack stack,
      Part follower,
      Duration catchUpMax,
      EventSource events,
      O options,
      Path scratch,
      StackListener progress)
      throws SQLException {
    super(stack, follower.database().orElseThrow(), options, scratch, progress);
    this.follower = follower;
    this.catchUpMax = catchUpMax;
    this.log = new GeneratedLog(stack.config().kafkaBootstrapServers(), events);
  }

  public final GeneratedLog log() {
    return log;
  }

  /** Of the last event that the service has stored; -1 before the first. */
  public abstract long position() throws SQLException;

  /** Makes the topic at least this long. */
  public final void writeTo(long events) throws Exception {
    if (log.size() < events) {
      Steps.run(
          progress(),
          "writing %,d events to the topic".formatted(events - log.size()),
          () -> {
            log.extendTo(events);
            return "";
          },
          done -> done);
    }
  }

  public final void awaitPosition(long position) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + catchUpMax.toNanos();
    while (position() < position) {
      if (System.nanoTime() > deadline) {
        throw new BenchException(
            "%s is at %d and does not reach %d".formatted(follower.label(), position(), position));
      }
      Thread.sleep(POLL_MS);
    }
  }

  /** Lets each side start from the same: PostgreSQL has written its checkpoint. */
  public final void settle() throws SQLException {
    checkpoint();
  }

  @Override
  public final void close() throws SQLException {
    log.close();
    super.close();
  }
}
