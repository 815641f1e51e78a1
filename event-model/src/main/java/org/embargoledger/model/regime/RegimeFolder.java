package org.embargoledger.model.regime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.embargoledger.model.merkle.Hashes;
import org.embargoledger.model.regime.InvalidRegimeException.Fault;

/**
 * A folder of regimes that are taken instead of those that ship: every {@code *.yaml} in it is a
 * regime, and tables that one names lie beside it.
 */
public final class RegimeFolder {

  /** The environment variable that names the folder. */
  public static final String VARIABLE = "EMBARGO_REGIMES_FOLDER";

  /** The system property that names the folder; goes before the variable. */
  public static final String PROPERTY = "embargo.regimes.folder";

  private static final String SUFFIX = ".yaml";
  private static final int FILE_BYTES_MAX = 4 << 20;

  private final Path folder;

  public RegimeFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder that this process is told to read; empty if it is told none. */
  public static Optional<RegimeFolder> configured() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
        .filter(name -> !name.isBlank())
        .map(name -> new RegimeFolder(Path.of(name)));
  }

  /**
   * What was read.
   *
   * @param digest of the files that were read, with their names
   */
  public record Content(List<Regime> regimes, String digest) {

    public Content {
      regimes = List.copyOf(regimes);
    }
  }

  /**
   * Reads all regimes.
   *
   * @throws InvalidRegimeException with the faults of all files
   */
  public Content read() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    Map<String, Regime> byTarget = new TreeMap<>();
    List<Fault> faults = new ArrayList<>();
    for (String name : names()) {
      try {
        Regime regime = RegimeReader.read(name, keep(name, files), file -> keep(file, files));
        Regime other = byTarget.putIfAbsent(regime.target(), regime);
        if (other != null) {
          faults.add(
              new Fault(
                  name,
                  1,
                  "/target",
                  "'%s' is the target of %s already".formatted(regime.target(), other.name())));
        }
      } catch (InvalidRegimeException e) {
        faults.addAll(e.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidRegimeException(faults);
    }
    return new Content(List.copyOf(byTarget.values()), digest(files));
  }

  /** Of all files as they are now, to be compared with one of before. */
  public String digestOfAll() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    list(name -> true).forEach(name -> keep(name, files));
    return digest(files);
  }

  private Collection<String> names() {
    if (!folder.isAbsolute()) {
      throw fault(folder.toString(), "must be an absolute path: every service reads it");
    }
    List<String> names = list(name -> name.endsWith(SUFFIX));
    if (names.isEmpty()) {
      throw fault(folder.toString(), "holds no file *" + SUFFIX);
    }
    return names;
  }

  private interface Choice {
    boolean takes(String name);
  }

  /** Hidden ones are left out: a ConfigMap that is mounted has some of its own. */
  private List<String> list(Choice choice) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith(".") && choice.takes(name))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw fault(folder.toString(), "cannot be read: " + e);
    }
  }

  private byte[] keep(String name, Map<String, byte[]> files) {
    return files.computeIfAbsent(name, this::bytes);
  }

  private byte[] bytes(String name) {
    if (name.startsWith(".") || !Path.of(name).getFileName().toString().equals(name)) {
      throw fault(name, "is not the name of a file in the regimes' folder");
    }
    Path file = folder.resolve(name);
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw fault(name, "is larger than %d bytes".formatted(FILE_BYTES_MAX));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw fault(name, "cannot be read: " + e);
    }
  }

  private static InvalidRegimeException fault(String file, String detail) {
    return new InvalidRegimeException(file, 1, "", detail);
  }

  private static String digest(SortedMap<String, byte[]> files) {
    MessageDigest digest = Hashes.newSha256();
    files.forEach(
        (name, bytes) -> {
          digest.update("%s %d\n".formatted(name, bytes.length).getBytes(StandardCharsets.UTF_8));
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest());
  }
}
