package org.embargoledger.ledger.support;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The ledger as its clients and its database administrator see it. */
public final class Ledger {

  private static final Duration CAUGHT_UP_MAX = Duration.ofSeconds(30);

  private Ledger() {}

  public static JsonPath get(String path, Object... values) {
    return Tokens.reader()
        .get("/v1/ledgers/KP" + path, values)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  public static Response raw(String path) {
    return Tokens.reader().urlEncodingEnabled(false).get(path);
  }

  public static void awaitPosition(long position) {
    await()
        .atMost(CAUGHT_UP_MAX)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                rows("SELECT position FROM generation WHERE state = 'ACTIVE'")
                    .get(0)
                    .equals("" + position));
  }

  /** Each row as text, in order. */
  public static List<String> rows(String sql) {
    try (Connection connection = EmbeddedParts.superuser();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          columns.add(found.getString(i));
        }
        rows.add(String.join("|", columns.stream().map(String::valueOf).toList()));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public static void execute(String... statements) {
    try (Connection connection = EmbeddedParts.superuser();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
