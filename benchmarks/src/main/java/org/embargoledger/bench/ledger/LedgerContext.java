package org.embargoledger.bench.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.load.TopicContext;
import org.embargoledger.bench.report.Steps;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackListener;
import org.embargoledger.stack.api.Api;
import org.embargoledger.stack.ledger.GenerationsApi;

/** What the parts share: the running stack, the ledger's database, and a log of made-up events. */
public final class LedgerContext extends TopicContext<LedgerOptions> {
  static final String DATABASE = "ledger";
  private static final Duration CATCH_UP_MAX = Duration.ofHours(2);
  private static final long POLL_MS = 20;

  /** Further behind, the ledger is built anew rather than waited for. */
  private static final long REBUILT_RATHER = 100_000;

  public LedgerContext(
      LocalStack stack, LedgerOptions options, Path scratch, StackListener progress)
      throws SQLException {
    super(stack, Part.LEDGER, CATCH_UP_MAX, new GeneratedEvents(), options, scratch, progress);
  }

  /** A fresh token of an account such as analyst or operator; tokens live for minutes. */
  public String token(String account) throws IOException, InterruptedException {
    return stack().token(account);
  }

  /** The position up to which the ledger is served. */
  @Override
  public long position() throws SQLException {
    return number("SELECT position FROM generation WHERE state = 'ACTIVE'");
  }

  /** Makes the log at least this long, and waits until the ledger has all of it. */
  public void fillTo(long events) throws Exception {
    writeTo(events);
    Steps.run(
        progress(),
        "the ledger takes %,d events".formatted(log().size()),
        () -> {
          if (log().size() - position() > REBUILT_RATHER) {
            rebuildAhead();
          }
          awaitPosition(log().size() - 1);
          return "";
        },
        done -> done);
  }

  /** A new generation passes the one that follows the topic, and takes over. */
  private void rebuildAhead() throws Exception {
    GenerationsApi api = generations();
    int old = api.served();
    int number = api.begin(true);
    awaitDone(api, number);
    if (api.served() == old) {
      api.serve(number);
      awaitDone(api, number);
    }
    api.drop(old);
  }

  void awaitDone(GenerationsApi api, int number) throws InterruptedException {
    while (true) {
      String phase = api.find(number).path("progress").path("phase").asText("DONE");
      if (phase.equals("FAILED")) {
        throw new BenchException("the build failed: " + api.find(number));
      }
      if (phase.equals("DONE")) {
        return;
      }
      Thread.sleep(POLL_MS);
    }
  }

  /** The service's own interface for operators. */
  GenerationsApi generations() {
    return new GenerationsApi(
        new Api(stack().config().baseUrl(Part.LEDGER), () -> token("operator")));
  }
}
