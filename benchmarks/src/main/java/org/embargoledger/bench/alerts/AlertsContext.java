package org.embargoledger.bench.alerts;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.embargoledger.bench.load.TopicContext;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackListener;

/** What the parts share: the running stack, the alerts' database, and a log of made-up events. */
public final class AlertsContext extends TopicContext<AlertsOptions> {
  private static final Duration CATCH_UP_MAX = Duration.ofHours(1);

  private final BusyHistory history;

  public AlertsContext(
      LocalStack stack, AlertsOptions options, Path scratch, StackListener progress)
      throws SQLException {
    this(stack, new BusyHistory(), options, scratch, progress);
  }

  private AlertsContext(
      LocalStack stack,
      BusyHistory history,
      AlertsOptions options,
      Path scratch,
      StackListener progress)
      throws SQLException {
    super(stack, Part.ALERT, CATCH_UP_MAX, history, options, scratch, progress);
    this.history = history;
  }

  /** What the log is made from. */
  BusyHistory history() {
    return history;
  }

  /** Of the last event whose findings are stored; -1 before the first. */
  @Override
  public long position() throws SQLException {
    return number("SELECT position FROM progress WHERE name = 'alerts'");
  }

  long alerts() throws SQLException {
    return number("SELECT count(*) FROM alert");
  }

  void awaitAll() throws Exception {
    Steps.run(
        progress(),
        "the alert-service takes %,d events".formatted(log().size()),
        () -> {
          awaitPosition(log().size() - 1);
          return "";
        },
        done -> done);
  }
}
