package org.embargoledger.stack.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** Runs a broker until SIGTERM. Its one argument is the broker's properties file. */
public final class KafkaMain {
  private KafkaMain() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    formatOnce(file, Path.of(properties.getProperty("log.dirs")));
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
    server.startup();
    server.awaitShutdown();
  }

  private static void formatOnce(Path properties, Path directory) {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    int code =
        StorageTool.execute(
            new String[] {
              "format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()
            },
            System.out);
    if (code != 0) {
      throw new IllegalStateException("Cannot format " + directory);
    }
  }
}
