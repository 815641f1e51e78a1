package org.embargoledger.model.regime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.embargoledger.model.json.Resources;

/**
 * The regimes in force in this process, from its start to its end: those that ship with the model,
 * one file each under {@code regimes/}, or those of the {@link RegimeFolder} that it is told to
 * read. One that is not valid keeps whatever asks for it from starting.
 */
public final class Regimes {

  private static final String SHIPPED = "regimes/";
  private static final Optional<RegimeFolder.Content> REPLACED =
      RegimeFolder.configured().map(RegimeFolder::read);
  private static final Map<String, Regime> BY_TARGET =
      REPLACED
          .map(RegimeFolder.Content::regimes)
          .orElseGet(() -> List.of(shipped("un-dprk.yaml")))
          .stream()
          .collect(Collectors.toUnmodifiableMap(Regime::target, Function.identity()));

  private Regimes() {}

  public static Optional<Regime> forTarget(String target) {
    return Optional.ofNullable(BY_TARGET.get(target));
  }

  public static Set<String> targets() {
    return BY_TARGET.keySet();
  }

  /** The names and versions of those in force. */
  public static List<String> citations() {
    return BY_TARGET.values().stream().map(Regime::citation).sorted().toList();
  }

  /** Of the files that were read instead of those that ship; empty if none were. */
  public static Optional<String> digest() {
    return REPLACED.map(RegimeFolder.Content::digest);
  }

  private static Regime shipped(String name) {
    return RegimeReader.read(name, bytes(name), Regimes::bytes);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Resources.open(SHIPPED + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SHIPPED + name, e);
    }
  }
}
