package org.embargoledger.k8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The Kubernetes objects of YAML text, in their typed form. */
record Manifests(List<HasMetadata> objects) {

  /** The tests run in the module's directory. */
  static final Path ROOT = Path.of("..", "k8s");

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  static Manifests ofText(String yaml) {
    return new Manifests(
        Arrays.stream(yaml.split("(?m)^---\\s*$"))
            .filter(document -> document.lines().anyMatch(Manifests::holdsSomething))
            .map(document -> (HasMetadata) YAML.unmarshal(document))
            .toList());
  }

  /** Every manifest in a directory; kustomization.yaml is not one. */
  static Manifests ofDirectory(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return new Manifests(
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .filter(file -> !file.endsWith("kustomization.yaml"))
              .sorted()
              .flatMap(file -> ofText(read(file)).objects().stream())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> List<T> of(Class<T> kind) {
    return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holdsSomething(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }
}
