package org.embargoledger.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether what the objects say of each other is true. Names that lead nowhere fail in silence. */
final class References {

  /** Made by hand or by an operator in the cluster; docs/operations.md tells their keys. */
  static final Map<String, Set<String>> SECRETS =
      Map.of(
          "ingest-database", Set.of("username", "password", "owner-username", "owner-password"),
          "ledger-database", Set.of("username", "password", "owner-username", "owner-password"),
          "alert-database", Set.of("username", "password", "owner-username", "owner-password"),
          "ingest-signing-keys", Set.of("log-key.pem"),
          "alert-signing-keys", Set.of("audit-key.pem"),
          "alert-webhooks", Set.of("sealing-keys"),
          "ledger-cursors", Set.of("key"));

  private final Manifests manifests;
  private final List<String> broken = new ArrayList<>();

  private References(Manifests manifests) {
    this.manifests = manifests;
  }

  static List<String> broken(Manifests manifests) {
    References references = new References(manifests);
    manifests.of(Deployment.class).forEach(references::check);
    manifests.of(Service.class).forEach(references::check);
    manifests.of(Ingress.class).forEach(references::check);
    manifests.of(PodDisruptionBudget.class).forEach(references::check);
    manifests.of(NetworkPolicy.class).forEach(references::check);
    references.checkDefaultDeny();
    return references.broken;
  }

  private void check(Deployment deployment) {
    String name = name(deployment);
    PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    require(
        podLabels(deployment)
            .entrySet()
            .containsAll(deployment.getSpec().getSelector().getMatchLabels().entrySet()),
        name + " does not select its own pods");
    require(
        named(ServiceAccount.class, pod.getServiceAccountName()), name + " has no service account");
    pod.getContainers().forEach(container -> check(name, container));
    pod.getVolumes().stream()
        .filter(volume -> volume.getSecret() != null)
        .forEach(
            volume ->
                volume
                    .getSecret()
                    .getItems()
                    .forEach(
                        item ->
                            checkSecret(name, volume.getSecret().getSecretName(), item.getKey())));
    boolean replicated = deployment.getSpec().getReplicas() > 1;
    require(
        !replicated
            || manifests.of(PodDisruptionBudget.class).stream()
                .anyMatch(it -> selects(it, deployment)),
        name + " has replicas and no disruption budget");
  }

  private void check(String deployment, Container container) {
    container
        .getEnvFrom()
        .forEach(
            source ->
                require(
                    named(ConfigMap.class, source.getConfigMapRef().getName()),
                    deployment + " reads an unknown config map"));
    container.getEnv().stream()
        .map(variable -> variable.getValueFrom().getSecretKeyRef())
        .forEach(secret -> checkSecret(deployment, secret.getName(), secret.getKey()));
  }

  private void checkSecret(String deployment, String secret, String key) {
    require(
        SECRETS.getOrDefault(secret, Set.of()).contains(key),
        deployment + " reads " + secret + "/" + key + ", which is not in the list of secrets");
  }

  private void check(Service service) {
    service
        .getSpec()
        .getPorts()
        .forEach(
            port ->
                require(
                    manifests.of(Deployment.class).stream()
                        .filter(it -> matches(service.getSpec().getSelector(), it))
                        .anyMatch(it -> hasPort(it, port.getTargetPort().getStrVal())),
                    name(service) + " leads to no pod's port"));
  }

  private void check(Ingress ingress) {
    ingress.getSpec().getRules().stream()
        .flatMap(rule -> rule.getHttp().getPaths().stream())
        .map(path -> path.getBackend().getService())
        .forEach(
            backend ->
                require(
                    manifests.of(Service.class).stream()
                        .filter(service -> name(service).equals(backend.getName()))
                        .flatMap(service -> service.getSpec().getPorts().stream())
                        .anyMatch(port -> port.getName().equals(backend.getPort().getName())),
                    name(ingress) + " leads to no service's port"));
  }

  private void check(PodDisruptionBudget budget) {
    require(
        manifests.of(Deployment.class).stream().anyMatch(it -> selects(budget, it)),
        "budget " + name(budget) + " selects nothing");
  }

  private void check(NetworkPolicy policy) {
    Map<String, String> labels = policy.getSpec().getPodSelector().getMatchLabels();
    require(
        manifests.of(Deployment.class).stream().anyMatch(it -> matches(labels, it)),
        "network policy " + name(policy) + " selects nothing");
  }

  private void checkDefaultDeny() {
    boolean denied =
        manifests.of(NetworkPolicy.class).stream()
            .map(NetworkPolicy::getSpec)
            .anyMatch(
                spec ->
                    spec.getPodSelector().getMatchLabels().isEmpty()
                        && spec.getIngress().isEmpty()
                        && spec.getEgress().isEmpty()
                        && spec.getPolicyTypes().containsAll(List.of("Ingress", "Egress")));
    require(denied, "no policy denies by default");
    boolean restricted =
        manifests.of(Namespace.class).stream()
            .map(namespace -> namespace.getMetadata().getLabels())
            .anyMatch(
                labels -> "restricted".equals(labels.get("pod-security.kubernetes.io/enforce")));
    require(restricted, "the namespace does not enforce restricted pods");
  }

  private <T extends HasMetadata> boolean named(Class<T> kind, String name) {
    return manifests.of(kind).stream().anyMatch(it -> name(it).equals(name));
  }

  private static boolean selects(PodDisruptionBudget budget, Deployment deployment) {
    return matches(budget.getSpec().getSelector().getMatchLabels(), deployment);
  }

  private static boolean matches(Map<String, String> selector, Deployment deployment) {
    return podLabels(deployment).entrySet().containsAll(selector.entrySet());
  }

  private static Map<String, String> podLabels(Deployment deployment) {
    return deployment.getSpec().getTemplate().getMetadata().getLabels();
  }

  private static boolean hasPort(Deployment deployment, String port) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .anyMatch(it -> it.getName().equals(port));
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }
}
