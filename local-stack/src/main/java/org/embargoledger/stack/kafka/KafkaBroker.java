package org.embargoledger.stack.kafka;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.process.ChildProcess;
import org.embargoledger.stack.process.Launch;

/** A broker that is its own controller (KRaft), in a JVM of its own. */
public final class KafkaBroker {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final String INTERNAL_TOPICS_ALONE = "1";

  private KafkaBroker() {}

  public static ChildProcess in(StackConfig config) {
    Topics topics = new Topics(config.ports().of(Part.KAFKA));
    return new ChildProcess(
        Part.KAFKA, () -> launch(config), topics::isReachable, START_LIMIT, config.state(), null);
  }

  private static Launch launch(StackConfig config) {
    Path properties = writeProperties(config);
    List<String> command =
        List.of(
            config.javaExecutable().toString(),
            "-Xms64m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Dlog4j2.configurationFile=kafka-log4j2.xml",
            "-cp",
            config.launcherClassPath(),
            KafkaMain.class.getName(),
            properties.toString());
    return new Launch(command, Map.of(), config.stateDirectory());
  }

  private static Path writeProperties(StackConfig config) {
    Path file = config.state().run().resolve("kafka.properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      properties(config).store(out, null);
      return file;
    } catch (IOException e) {
      throw new StackException(Failure.STATE_UNUSABLE, "Cannot write " + file, e);
    }
  }

  static Properties properties(StackConfig config) {
    int port = config.ports().of(Part.KAFKA);
    int controllerPort = config.ports().kafkaController();
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
            "controller.listener.names", "CONTROLLER",
            "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                    .formatted(port, controllerPort),
            "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
            "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs", config.state().data().resolve("kafka").toString(),
            "auto.create.topics.enable", "false",
            "group.initial.rebalance.delay.ms", "0"));
    properties.putAll(
        Map.of(
            "offsets.topic.replication.factor",
            INTERNAL_TOPICS_ALONE,
            "offsets.topic.num.partitions",
            "5",
            "transaction.state.log.replication.factor",
            INTERNAL_TOPICS_ALONE,
            "transaction.state.log.min.isr",
            INTERNAL_TOPICS_ALONE,
            "transaction.state.log.num.partitions",
            "5",
            "share.coordinator.state.topic.replication.factor",
            INTERNAL_TOPICS_ALONE,
            "share.coordinator.state.topic.min.isr",
            INTERNAL_TOPICS_ALONE,
            "share.coordinator.state.topic.num.partitions",
            "1",
            // After a kill the broker may register again only when its old session has expired.
            "broker.session.timeout.ms",
            "3000",
            "broker.heartbeat.interval.ms",
            "500"));
    return properties;
  }
}
