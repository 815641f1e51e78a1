package org.embargoledger.stack.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.process.TcpProbe;

/**
 * The topics of the system, brought to the same state at every start. Each has one partition: its
 * messages have one total order. Both are kept for ever, as consumers rebuild from them.
 */
public final class Topics {
  public static final String EVENTS = "embargo.events.v1";
  public static final String ALERTS = "embargo.alerts.v1";

  private static final Map<String, Map<String, String>> SETTINGS =
      Map.of(
          EVENTS,
          Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"),
          ALERTS,
          Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
  private static final int TIMEOUT_SECONDS = 20;

  private final int port;

  public Topics(int port) {
    this.port = port;
  }

  /** Whether a broker is there and takes requests. */
  public boolean isReachable() throws InterruptedException {
    if (!new TcpProbe(port).isReady()) {
      return false;
    }
    try (Admin admin = admin(2_000)) {
      return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  public void ensureAll() throws InterruptedException {
    try (Admin admin = admin(TIMEOUT_SECONDS * 1000)) {
      Set<String> present = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          SETTINGS.keySet().stream()
              .filter(topic -> !present.contains(topic))
              .map(topic -> new NewTopic(topic, 1, (short) 1).configs(SETTINGS.get(topic)))
              .toList();
      admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      admin.incrementalAlterConfigs(settings(present)).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new StackException(
          Failure.PART_FAILED, "The topics cannot be prepared: " + e.getMessage(), e);
    }
  }

  private static Map<ConfigResource, Collection<AlterConfigOp>> settings(Set<String> present) {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    SETTINGS.forEach(
        (topic, values) -> {
          if (present.contains(topic)) {
            changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), operations(values));
          }
        });
    return changes;
  }

  private static List<AlterConfigOp> operations(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
        .toList();
  }

  private Admin admin(int timeoutMillis) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis));
  }
}
