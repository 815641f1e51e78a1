package org.embargoledger.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.embargoledger.ledger.support.EmbeddedParts;
import org.embargoledger.ledger.support.FilledLedger;
import org.embargoledger.ledger.support.Ledger;
import org.embargoledger.ledger.support.OwnLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an analyst with a SQL client can do, and cannot. */
@QuarkusTest
@TestProfile(OwnLedger.class)
@WithTestResource(EmbeddedParts.class)
@WithTestResource(OidcWiremockTestResource.class)
class SqlAccessTest {

  private static final String REFUSED = "42501";

  @BeforeEach
  void fill() {
    FilledLedger.with(900);
  }

  private static String asAnalyst(String sql) throws SQLException {
    try (Connection connection = EmbeddedParts.analyst();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "done";
      }
      ResultSet rows = statement.getResultSet();
      return rows.next() ? rows.getString(1) : null;
    }
  }

  @Test
  void the_views_say_what_the_api_says() throws SQLException {
    String best = Ledger.get("/totals?counterparty=RU&year=2018").getString("totals[0].best");
    String where = " WHERE book = 'RU' AND year = 2018 AND measure = 'DELIVERED'";

    assertThat(new BigDecimal(asAnalyst("SELECT best FROM ledger_sql.totals" + where)))
        .isEqualByComparingTo(best);
    assertThat(new BigDecimal(asAnalyst("SELECT sum(best) FROM ledger_sql.entries" + where)))
        .isEqualByComparingTo(best);
    assertThat(asAnalyst("SELECT position FROM ledger_sql.ledger")).isEqualTo("99");
    assertThat(asAnalyst("SELECT count(*) FROM ledger_sql.events")).isEqualTo("100");
  }

  @Test
  void every_view_can_be_read_and_every_column_is_described() throws SQLException {
    for (String view : views()) {
      asAnalyst("SELECT * FROM ledger_sql." + view);
    }

    assertThat(
            Ledger.rows(
                """
                SELECT c.relname, a.attname FROM pg_class c
                  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'ledger_sql'
                  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                WHERE col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid) IS NULL
                """))
        .isEmpty();
  }

  private static List<String> views() {
    return Ledger.rows("SELECT viewname FROM pg_views WHERE schemaname = 'ledger_sql'");
  }

  @Test
  void nothing_but_the_views_can_be_read() {
    List<String> tables =
        Ledger.rows(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                + " AND relkind IN ('r', 'p', 'v', 'm', 'S')");

    assertThat(tables).contains("entry", "total", "generation", "entry_g1");
    for (String table : tables) {
      assertThatThrownBy(() -> asAnalyst("SELECT * FROM public." + table))
          .isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo(REFUSED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO ledger_sql.rates (base) VALUES ('USD')",
        "UPDATE ledger_sql.ledger SET position = 0",
        "DELETE FROM ledger_sql.events",
        "UPDATE public.generation SET state = 'RETIRED'",
        "TRUNCATE public.entry",
        "SELECT public.open_generation()",
        "SELECT public.drop_generation(1)",
        "CREATE TABLE ledger_sql.mine (x integer)",
        "CREATE TABLE public.mine (x integer)",
        "CREATE TEMPORARY TABLE mine (x integer)",
        "COPY (SELECT 1) TO '/tmp/mine'",
        "SELECT pg_read_file('/etc/passwd')"
      })
  void nothing_can_be_written_or_run(String sql) {
    assertThatThrownBy(() -> asAnalyst("SET default_transaction_read_only = off; " + sql))
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo(REFUSED);
  }
}
