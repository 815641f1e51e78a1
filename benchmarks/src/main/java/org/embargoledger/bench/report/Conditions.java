package org.embargoledger.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.Versions;

/** Under what conditions was measured, by name. */
public final class Conditions {
  private static final String SETTINGS =
      """
      SELECT name, current_setting(name) FROM pg_settings
      WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method',
        'shared_buffers', 'max_wal_size', 'max_connections') ORDER BY name""";

  private Conditions() {}

  /**
   * @param load how busy the machine was before the stack was started
   * @param services which of them run, in words
   * @param runs what was repeated how often, in words
   */
  public static Map<String, String> of(
      StackConfig config, Connection database, double load, String services, String runs)
      throws SQLException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
    all.put(
        "Machine",
        "%s, %d cores, %s, %s %s"
            .formatted(
                procField("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name"),
                System.getProperty("os.version")));
    all.put("Load before", String.format(Locale.ROOT, "%.1f (average of a minute)", load));
    all.put(
        "JDK",
        "%s %s; %s with -Xms%s -Xmx%s"
            .formatted(
                System.getProperty("java.vm.name"),
                System.getProperty("java.runtime.version"),
                services,
                config.serviceHeapFirst(),
                config.serviceHeap()));
    all.put("PostgreSQL", Versions.postgresql() + ": " + String.join(", ", settings(database)));
    all.put("Kafka", Versions.kafka() + ", one broker, KRaft");
    all.put("Runs", runs);
    all.put("Together", "everything, load generators included, on the same cores");
    return all;
  }

  private static List<String> settings(Connection database) throws SQLException {
    List<String> settings = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(SETTINGS)) {
      while (rows.next()) {
        settings.add(rows.getString(1) + "=" + rows.getString(2));
      }
    }
    return settings;
  }

  /** How busy the machine was; a benchmark beside other work measures that work, too. */
  public static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String memory() {
    return procField("/proc/meminfo", "MemTotal")
        .map(text -> Long.parseLong(text.replaceAll("[^0-9]", "")) / (1024 * 1024) + " GiB")
        .orElse("memory unknown");
  }

  private static Optional<String> procField(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
