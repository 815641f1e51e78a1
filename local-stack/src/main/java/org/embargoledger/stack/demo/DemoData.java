package org.embargoledger.stack.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.LocalStack;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.StackListener;

/** The facts that come with the system, loaded once into each state directory. */
public final class DemoData {
  private static final String RESOURCE = "/demo/facts.ndjson";
  private static final String STEP = "Demo data";

  private DemoData() {}

  /** The facts, one JSON object a line; empty if this build has none. */
  public static Optional<List<String>> lines() {
    try (InputStream in = DemoData.class.getResourceAsStream(RESOURCE)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new StackException(Failure.DEMO_REFUSED, "The demo data cannot be read", e);
    }
  }

  /**
   * Loads the facts unless these very facts were loaded into the stack's state directory before.
   */
  public static void loadOnce(LocalStack stack, StackListener listener)
      throws InterruptedException {
    Optional<List<String>> facts = lines();
    if (facts.isEmpty()) {
      listener.note("This build has no demo data.");
      return;
    }
    Path marker = stack.config().state().data().resolve("demo-loaded");
    String digest = digest(facts.get());
    try {
      if (Files.exists(marker) && Files.readString(marker).equals(digest)) {
        return;
      }
      load(stack, listener, facts.get());
      Files.writeString(marker, digest);
    } catch (IOException e) {
      throw new StackException(Failure.STATE_UNUSABLE, "Cannot write " + marker, e);
    }
  }

  private static void load(LocalStack stack, StackListener listener, List<String> facts)
      throws InterruptedException {
    long begun = System.nanoTime();
    listener.started(STEP);
    DemoLoader loader =
        new DemoLoader(
            stack.service("gateway").baseUrl().orElseThrow(), new CachedTokens(stack::token));
    try {
      DemoLoader.Loaded loaded =
          loader.load(
              facts, number -> listener.detail(STEP, "%d of %d".formatted(number, facts.size())));
      listener.done(
          STEP,
          "loaded, %d facts".formatted(loaded.factIds().size()),
          Duration.ofNanos(System.nanoTime() - begun));
    } catch (StackException e) {
      listener.failed(STEP);
      throw e;
    }
  }

  private static String digest(List<String> lines) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
