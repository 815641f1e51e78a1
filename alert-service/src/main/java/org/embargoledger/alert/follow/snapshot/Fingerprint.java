package org.embargoledger.alert.follow.snapshot;

import com.esotericsoftware.kryo.Kryo;
import io.vavr.collection.HashMap;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.embargoledger.alert.detect.RuleVersion;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Watch;
import org.embargoledger.alert.explain.EngineBuild;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.merkle.Hashes;
import org.embargoledger.model.regime.Regime;
import org.embargoledger.model.regime.Regimes;
import org.pcollections.PMap;

/**
 * Names what a state means something to: this code with these rules. Two processes with one
 * fingerprint can go on from each other's states; of others nothing is promised.
 */
public final class Fingerprint {

  private static final List<Class<?>> CODE =
      List.of(Watch.class, Event.class, PMap.class, HashMap.class, Kryo.class);

  private Fingerprint() {}

  /** Empty if it cannot be told what code this is. */
  public static Optional<String> of(Rules rules, Collection<RuleVersion> detectors) {
    MessageDigest digest = Hashes.newSha256();
    add(digest, "schema " + StateCodec.SCHEMA);
    add(digest, EngineBuild.PRESENT.toString());
    // What they say is in the code's files, or in those that are read instead.
    Regimes.digest().ifPresent(it -> add(digest, it));
    rules.regimes().values().stream().map(Regime::citation).sorted().forEach(it -> add(digest, it));
    detectors.stream().map(Fingerprint::text).sorted().forEach(it -> add(digest, it));
    try {
      for (Class<?> type : CODE) {
        addCode(digest, type);
      }
    } catch (IOException | URISyntaxException | RuntimeException e) {
      return Optional.empty();
    }
    return Optional.of(HexFormat.of().formatHex(digest.digest()));
  }

  private static String text(RuleVersion rule) {
    return "%s %s %s".formatted(rule.id(), rule.version(), new TreeMap<>(rule.parameters()));
  }

  /** The classes that it lies among: a jar, or a folder while the project is worked on. */
  private static void addCode(MessageDigest digest, Class<?> type)
      throws IOException, URISyntaxException {
    URL location = type.getResource(type.getSimpleName() + ".class");
    if (location == null) {
      throw new IOException("no class file of " + type);
    }
    String text = location.toString();
    int jar = text.lastIndexOf("!/");
    if (jar > 0) {
      String file = text.substring(text.indexOf("file:"), jar);
      addFile(digest, Path.of(new URI(file)));
      return;
    }
    Path folder = Path.of(location.toURI());
    int depth = type.getName().split("\\.").length;
    for (int up = 0; up < depth; up++) {
      folder = folder.getParent();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        addFile(digest, file);
      }
    }
  }

  private static void addFile(MessageDigest digest, Path file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update((text + '\0').getBytes(StandardCharsets.UTF_8));
  }
}
