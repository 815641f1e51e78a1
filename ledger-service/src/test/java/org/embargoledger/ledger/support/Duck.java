package org.embargoledger.ledger.support;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** DuckDB, which reads exported files as an analyst would. */
public final class Duck {

  private Duck() {}

  /** Each row as text, in order. */
  public static List<String> rows(String sql) throws SQLException {
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf((Object) found.getString(i)));
        }
        rows.add(String.join("|", columns));
      }
      return rows;
    }
  }
}
