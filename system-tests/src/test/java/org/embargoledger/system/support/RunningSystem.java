package org.embargoledger.system.support;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.StackPorts;
import org.embargoledger.stack.demo.DemoLoader;

/**
 * The whole system as real processes on free ports, with the demo data, started once for all tests
 * and on a fresh state directory.
 */
public final class RunningSystem {

  private static final Path PROJECT = Path.of(System.getProperty("embargo.project"));
  private static final Path STATE = Path.of(System.getProperty("embargo.state"));

  private static LocalStack stack;

  private RunningSystem() {}

  public static synchronized LocalStack stack() {
    if (stack == null) {
      start();
    }
    return stack;
  }

  private static void start() {
    try {
      delete(STATE);
      stack =
          LocalStack.start(
              StackConfig.builder(PROJECT)
                  .stateDirectory(STATE)
                  .ports(StackPorts.random())
                  .launcherClassPath(launcherClassPath())
                  .build());
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
      new DemoLoader(gateway(), stack::token).load(demoFacts(), done -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static String gateway() {
    return stack.config().baseUrl(Part.GATEWAY);
  }

  /** A request through the gateway with a real token of analyst, operator, partner-a, partner-b. */
  public static RequestSpecification as(String account) {
    stack();
    return RestAssured.given().baseUri(gateway()).auth().oauth2(token(account));
  }

  public static RequestSpecification withoutToken() {
    stack();
    return RestAssured.given().baseUri(gateway());
  }

  public static String token(String account) {
    try {
      return stack().token(account);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static List<String> demoFacts() throws IOException {
    try (InputStream in = RunningSystem.class.getResourceAsStream("/demo/facts.ndjson")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  public static String launcherClassPath() throws IOException {
    Path target = PROJECT.resolve("local-stack/target");
    try (Stream<Path> files = Files.list(target)) {
      Path jar =
          files
              .filter(file -> file.getFileName().toString().matches("local-stack-.*\\.jar"))
              .findFirst()
              .orElseThrow();
      return jar + ":" + target.resolve("lib") + "/*";
    }
  }

  public static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
