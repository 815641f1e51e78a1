package org.embargoledger.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every pod must be: restricted, bounded, watched, and of a named version. */
final class PodPolicy {

  private final String name;
  private final List<String> violations = new ArrayList<>();

  private PodPolicy(String name) {
    this.name = name;
  }

  static List<String> violations(Deployment deployment) {
    PodPolicy policy = new PodPolicy(deployment.getMetadata().getName());
    policy.check(deployment.getSpec().getTemplate().getSpec());
    return policy.violations;
  }

  private void check(PodSpec pod) {
    require(
        Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()), "mounts an API server token");
    require(pod.getServiceAccountName() != null, "runs as the default service account");
    PodSecurityContext security =
        Optional.ofNullable(pod.getSecurityContext()).orElseGet(PodSecurityContext::new);
    require(Boolean.TRUE.equals(security.getRunAsNonRoot()), "may run as root");
    require(
        security.getSeccompProfile() != null
            && "RuntimeDefault".equals(security.getSeccompProfile().getType()),
        "has no seccomp profile");
    pod.getContainers().forEach(this::check);
  }

  private void check(Container container) {
    SecurityContext security =
        Optional.ofNullable(container.getSecurityContext()).orElseGet(SecurityContext::new);
    require(Boolean.TRUE.equals(security.getReadOnlyRootFilesystem()), "can write its file system");
    require(
        Boolean.FALSE.equals(security.getAllowPrivilegeEscalation()), "may escalate privileges");
    require(
        security.getCapabilities() != null && security.getCapabilities().getDrop().contains("ALL"),
        "keeps capabilities");
    require(container.getStartupProbe() != null, "has no startup probe");
    require(container.getLivenessProbe() != null, "has no liveness probe");
    require(container.getReadinessProbe() != null, "has no readiness probe");
    require(isPinned(container.getImage()), "runs an image without a version");
    check(container.getResources().getRequests(), "requests no ", List.of("cpu", "memory"));
    check(container.getResources().getLimits(), "has no limit of ", List.of("memory"));
    require(
        container.getVolumeMounts().stream().anyMatch(it -> it.getMountPath().equals("/tmp")),
        "has nowhere to write");
  }

  private void check(Map<String, Quantity> resources, String sentence, List<String> wanted) {
    wanted.forEach(it -> require(resources != null && resources.containsKey(it), sentence + it));
  }

  private static boolean isPinned(String image) {
    int tag = image.lastIndexOf(':');
    return tag > image.lastIndexOf('/') && !image.endsWith(":latest");
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(name + " " + otherwise);
    }
  }
}
