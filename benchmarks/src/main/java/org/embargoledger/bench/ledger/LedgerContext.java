package org.embargoledger.bench.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
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
  private static final long TOKEN_NANOS = 60_000_000_000L;
  private static final Duration CATCH_UP_MAX = Duration.ofHours(2);
  private static final long POLL_MS = 100;
  private static final Set<String> BUILDING =
      Set.of("RECALLING", "LOADING", "INDEXING", "CARRYING");

  /** Further behind, the ledger is built anew rather than waited for. */
  private static final long REBUILT_RATHER = 100_000;

  private String operatorToken;
  private long tokenSince;

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
          if (isFarBehind(log().size())) {
            rebuildAhead(this::awaitBuilt);
          }
          awaitPosition(log().size() - 1);
          return "";
        },
        done -> done);
  }

  /** Whether the ledger lacks so much of a log of this length that it is rather built anew. */
  boolean isFarBehind(long events) throws SQLException {
    return events - position() > REBUILT_RATHER;
  }

  /** Makes the log at least this long, of which the ledger takes nothing yet. */
  void writeHolding(long events) throws Exception {
    try (Connection holding = holdProjection()) {
      writeTo(events);
    }
  }

  /** What waits until a generation is built. */
  interface Building {
    void await(GenerationsApi api, int number) throws InterruptedException;
  }

  /** A new generation passes the one that follows the topic, which waits, and takes over. */
  void rebuildAhead(Building building) throws Exception {
    GenerationsApi api = generations();
    int old = api.served();
    int number;
    try (Connection holding = holdProjection()) {
      number = api.begin(true);
      building.await(api, number);
    }
    awaitDone(api, number);
    if (api.served() == old) {
      api.serve(number);
      awaitDone(api, number);
    }
    api.drop(old);
  }

  private void awaitBuilt(GenerationsApi api, int number) throws InterruptedException {
    while (isBuilding(api.find(number).path("progress"))) {
      Thread.sleep(POLL_MS);
    }
  }

  /** The projection waits for the row that it locks, until the connection is closed. */
  Connection holdProjection() throws SQLException {
    Connection connection = stack().postgres().connect(DATABASE);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT FROM generation WHERE state = 'ACTIVE' FOR UPDATE");
    }
    return connection;
  }

  static boolean isBuilding(JsonNode progress) {
    return BUILDING.contains(progress.path("phase").asText());
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

  /** The service's own interface for operators. Their token is asked for once a minute. */
  GenerationsApi generations() {
    return new GenerationsApi(new Api(stack().config().baseUrl(Part.LEDGER), this::operatorToken));
  }

  private String operatorToken() throws IOException, InterruptedException {
    if (operatorToken == null || System.nanoTime() - tokenSince > TOKEN_NANOS) {
      operatorToken = token("operator");
      tokenSince = System.nanoTime();
    }
    return operatorToken;
  }
}
