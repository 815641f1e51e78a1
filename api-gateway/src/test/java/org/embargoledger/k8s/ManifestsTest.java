package org.embargoledger.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests under k8s/, read strictly and held against the house's rules. */
class ManifestsTest {

  private static final Manifests BASE = Manifests.ofDirectory(Manifests.ROOT.resolve("base"));

  @Test
  void the_base_has_the_four_services() {
    assertThat(BASE.of(Deployment.class))
        .extracting(deployment -> deployment.getMetadata().getName())
        .containsExactlyInAnyOrder(
            "ingest-service", "ledger-service", "alert-service", "api-gateway");
  }

  @Test
  void the_base_lists_each_of_its_files() throws IOException {
    String list = Manifests.read(Manifests.ROOT.resolve("base/kustomization.yaml"));
    try (Stream<Path> files = Files.list(Manifests.ROOT.resolve("base"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(file -> file.equals("kustomization.yaml") || list.contains("- " + file));
    }
  }

  @Test
  void the_base_holds() {
    assertThat(faults(BASE)).isEmpty();
  }

  @Test
  void no_manifest_holds_a_secret() throws IOException {
    assertThat(BASE.of(Secret.class)).isEmpty();
    try (Stream<Path> files = Files.walk(Manifests.ROOT)) {
      assertThat(files.filter(Files::isRegularFile).map(Manifests::read))
          .noneMatch(text -> Pattern.compile("(?i)password:\\s*\\S").matcher(text).find());
    }
  }

  @Test
  void the_operators_guide_names_every_secret_and_key() {
    String guide = Manifests.read(Path.of("..", "docs", "operations.md"));
    for (Map.Entry<String, Set<String>> secret : References.SECRETS.entrySet()) {
      assertThat(guide).contains("`" + secret.getKey() + "`");
      assertThat(secret.getValue()).allSatisfy(key -> assertThat(guide).contains("`" + key + "`"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
  void what_kustomize_renders_holds_too(String directory) throws Exception {
    assumeThat(kubectlIsThere()).as("kubectl is on the path").isTrue();
    Manifests rendered = Manifests.ofText(render(directory));
    assertThat(rendered.of(Deployment.class)).hasSize(4);
    assertThat(faults(rendered)).isEmpty();
  }

  @Test
  void a_misspelt_probe_is_found() throws IOException {
    assertThat(faults(sample()))
        .contains("Deployment/careless .spec.template.spec.containers[0].readynessProbe");
  }

  @Test
  void a_careless_pod_fails_each_rule() throws IOException {
    assertThat(PodPolicy.violations(sample().of(Deployment.class).get(0)))
        .containsExactly(
            "careless mounts an API server token",
            "careless runs as the default service account",
            "careless may run as root",
            "careless has no seccomp profile",
            "careless can write its file system",
            "careless may escalate privileges",
            "careless keeps capabilities",
            "careless has no startup probe",
            "careless has no liveness probe",
            "careless has no readiness probe",
            "careless runs an image without a version",
            "careless requests no cpu",
            "careless requests no memory",
            "careless has no limit of memory",
            "careless has nowhere to write");
  }

  @Test
  void names_that_lead_nowhere_are_found() throws IOException {
    assertThat(References.broken(sample()))
        .containsExactlyInAnyOrder(
            "careless does not select its own pods",
            "careless has no service account",
            "careless reads an unknown config map",
            "careless reads nowhere/password, which is not in the list of secrets",
            "careless has replicas and no disruption budget",
            "careless leads to no pod's port",
            "careless leads to no service's port",
            "budget careless selects nothing",
            "network policy careless selects nothing",
            "no policy denies by default",
            "the namespace does not enforce restricted pods");
  }

  private static List<String> faults(Manifests manifests) {
    Stream<String> unknown =
        manifests.objects().stream()
            .flatMap(it -> UnknownFields.of(it).stream().map(field -> title(it) + " " + field));
    Stream<String> policy =
        manifests.of(Deployment.class).stream().flatMap(it -> PodPolicy.violations(it).stream());
    return Stream.of(unknown, policy, References.broken(manifests).stream())
        .flatMap(found -> found)
        .collect(Collectors.toList());
  }

  private static String title(HasMetadata object) {
    return object.getKind() + "/" + object.getMetadata().getName();
  }

  private static Manifests sample() throws IOException {
    return Manifests.ofText(Manifests.read(Path.of("src/test/resources/k8s/careless.yaml")));
  }

  private static boolean kubectlIsThere() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
  }

  private static String render(String directory) throws Exception {
    Process kubectl =
        new ProcessBuilder("kubectl", "kustomize", Manifests.ROOT.resolve(directory).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String rendered = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kubectl.waitFor()).isZero();
    return rendered;
  }
}
