package org.embargoledger.ledger.projection.postgres;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.embargoledger.ledger.projection.postgres.Generations.Row;
import org.embargoledger.ledger.sum.CarriedBlocks;
import org.jboss.logging.Logger;

/**
 * Carries whole pages of lines forward, behind the projection and beside it. Each page is one
 * transaction; until it is committed, queries add up the lines themselves, so that answers never
 * depend on how far this has come.
 */
@ApplicationScoped
public class PageClosing {

  private static final Logger LOG = Logger.getLogger(PageClosing.class);

  private final Transactions transactions;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(new Daemons("page-closing"));
  private final Set<Integer> asked = ConcurrentHashMap.newKeySet();

  @Inject
  public PageClosing(Transactions transactions) {
    this.transactions = transactions;
  }

  void goOn(@Observes StartupEvent started) throws SQLException {
    closeWhole(transactions.run(Generations::active).number());
  }

  void stop(@Observes ShutdownEvent stopping) {
    worker.shutdownNow();
  }

  /** Returns at once. What fails is tried again with the next batch. */
  void closeWhole(int generation) {
    if (!worker.isShutdown() && asked.add(generation)) {
      worker.execute(() -> closeAll(generation));
    }
  }

  private void closeAll(int generation) {
    asked.remove(generation);
    try {
      while (!worker.isShutdown() && transactions.within(c -> closeNext(c, generation))) {}
    } catch (SQLException | RuntimeException e) {
      if (!worker.isShutdown()) {
        LOG.warnf(e, "a page of generation %d could not be carried forward yet", generation);
      }
    }
  }

  /** False if no page is whole, or another process is at it. */
  private static boolean closeNext(Connection connection, int number) throws SQLException {
    Generations generations = new Generations(connection);
    if (!generations.lockPages(number)) {
      return false;
    }
    Row ledger = generations.find(number).orElse(null);
    if (ledger == null || !ledger.isPageWhole(ledger.lastEntryId())) {
      return false;
    }
    long to = ledger.pageEnd();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL work_mem = '64MB'");
      statement.execute(CarriedStatements.BY_HASH);
      statement.execute(CarriedStatements.page(number, ledger.pageSpan(), ledger.carriedTo(), to));
      int wide = CarriedBlocks.wide(ledger.pageSpan());
      if (to % (1L << wide) == 0) {
        statement.execute(CarriedStatements.blocks(number, "", wide, to - (1L << wide), to));
      }
    }
    generations.carriedTo(number, to);
    return true;
  }
}
