package org.embargoledger.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What a running stack tells other commands: its ports. Present only while all parts serve. */
public final class RunningStack {
  private RunningStack() {}

  static void write(StackConfig config) {
    Properties ports = new Properties();
    for (Part part : config.parts()) {
      ports.setProperty(part.id(), Integer.toString(config.ports().of(part)));
    }
    Path file = file(config.state());
    try (Writer out = Files.newBufferedWriter(file)) {
      ports.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(StateDirectory state) {
    try {
      Files.deleteIfExists(file(state));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ports of the parts that belong to the stack; empty if it does not serve. */
  public static Optional<Map<Part, Integer>> ports(StateDirectory state) {
    Properties written = new Properties();
    try (Reader in = Files.newBufferedReader(file(state))) {
      written.load(in);
    } catch (IOException e) {
      return Optional.empty();
    }
    Map<Part, Integer> ports = new EnumMap<>(Part.class);
    for (String name : written.stringPropertyNames()) {
      Part.named(name)
          .ifPresent(part -> ports.put(part, Integer.valueOf(written.getProperty(name))));
    }
    return Optional.of(ports);
  }

  private static Path file(StateDirectory state) {
    return state.run().resolve("running.properties");
  }
}
