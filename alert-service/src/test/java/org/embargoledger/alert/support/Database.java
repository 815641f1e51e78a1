package org.embargoledger.alert.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service's database as one of its two roles. */
public final class Database {

  private Database() {}

  public static void asOwner(String sql) throws SQLException {
    execute("alert_owner", "owner", sql);
  }

  public static void asService(String sql) throws SQLException {
    execute("alert_app", "app", sql);
  }

  public static long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  public static String text(String sql) throws SQLException {
    try (Connection connection = connect("alert_owner", "owner");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static void execute(String role, String password, String sql) throws SQLException {
    try (Connection connection = connect(role, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(String role, String password) throws SQLException {
    String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    return DriverManager.getConnection(url, role, password);
  }
}
