package org.embargoledger.model.regime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.embargoledger.model.json.Resources;

/**
 * The regimes that ship with the model, one file each under {@code regimes/}. A regime that is not
 * valid keeps whatever asks for it from starting.
 */
public final class Regimes {

  private static final String FOLDER = "regimes/";
  private static final Map<String, Regime> BY_TARGET = load("un-dprk.yaml");

  private Regimes() {}

  public static Optional<Regime> forTarget(String target) {
    return Optional.ofNullable(BY_TARGET.get(target));
  }

  public static Set<String> targets() {
    return BY_TARGET.keySet();
  }

  private static Map<String, Regime> load(String name) {
    Regime regime = RegimeReader.read(name, bytes(name), Regimes::bytes);
    return Map.of(regime.target(), regime);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Resources.open(FOLDER + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + name, e);
    }
  }
}
