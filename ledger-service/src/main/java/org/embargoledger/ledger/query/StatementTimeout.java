package org.embargoledger.ledger.query;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.time.Duration;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/** A statement that PostgreSQL ended because its time was up. */
final class StatementTimeout {

  private static final String QUERY_CANCELED = "57014";
  private static final String RETRY_AFTER_SECONDS = "5";

  private StatementTimeout() {}

  static boolean isCauseOf(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String state =
          each instanceof PgException pg
              ? pg.getSqlState()
              : each instanceof SQLException sql ? sql.getSQLState() : null;
      if (QUERY_CANCELED.equals(state)) {
        return true;
      }
    }
    return false;
  }

  static ProblemException problem(Duration timeMax) {
    return new ProblemException(
            ProblemType.QUERY_TIMEOUT,
            "the query did not end within %d ms; narrow it by counterparty, year and measure, group"
                    .formatted(timeMax.toMillis())
                + " by what needs no single lines (not by source, partner or agreement), or ask again"
                + " when the ledger is less busy")
        .withHeader("Retry-After", RETRY_AFTER_SECONDS);
  }
}
