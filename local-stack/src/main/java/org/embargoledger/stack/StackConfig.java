package org.embargoledger.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What a stack is made of and where it lives.
 *
 * @param projectDirectory the checkout whose service modules are run
 * @param stateDirectory everything durable and every log; one running stack per directory
 * @param cacheDirectory unpacked distributions, shared by all stacks of a user
 * @param javaExecutable runs every child JVM
 * @param launcherClassPath the class path of this module, for the broker's JVM
 * @param parts what to start
 * @param serviceHeapFirst the heap that each service begins with, as for -Xms
 * @param serviceHeap the heap limit of each service, as for -Xmx
 */
public record StackConfig(
    Path projectDirectory,
    Path stateDirectory,
    Path cacheDirectory,
    StackPorts ports,
    Path javaExecutable,
    String launcherClassPath,
    List<Part> parts,
    String serviceHeapFirst,
    String serviceHeap) {

  public StackConfig {
    projectDirectory = projectDirectory.toAbsolutePath().normalize();
    stateDirectory = stateDirectory.toAbsolutePath().normalize();
    cacheDirectory = cacheDirectory.toAbsolutePath().normalize();
    parts = List.copyOf(parts);
  }

  public static Builder builder(Path projectDirectory) {
    return new Builder(projectDirectory);
  }

  public StateDirectory state() {
    return new StateDirectory(stateDirectory);
  }

  public String keycloakUrl() {
    return "http://127.0.0.1:" + ports.of(Part.KEYCLOAK);
  }

  public String issuer() {
    return keycloakUrl() + "/realms/embargo";
  }

  public String baseUrl(Part part) {
    return "http://127.0.0.1:" + ports.of(part);
  }

  public String kafkaBootstrapServers() {
    return "127.0.0.1:" + ports.of(Part.KAFKA);
  }

  /** Starts from the defaults of `./embargo up`. */
  public static final class Builder {
    private final Path projectDirectory;
    private Path stateDirectory;
    private Path cacheDirectory = Path.of(System.getProperty("user.home"), ".cache/embargo-ledger");
    private StackPorts ports = StackPorts.defaults();
    private Path javaExecutable = Path.of(System.getProperty("java.home"), "bin", "java");
    private String launcherClassPath = System.getProperty("java.class.path");
    private List<Part> parts = List.of(Part.values());
    private String serviceHeapFirst = "32m";
    private String serviceHeap = "256m";

    private Builder(Path projectDirectory) {
      this.projectDirectory = Objects.requireNonNull(projectDirectory);
      this.stateDirectory = projectDirectory.resolve(".embargo");
    }

    public Builder stateDirectory(Path directory) {
      this.stateDirectory = directory;
      return this;
    }

    public Builder cacheDirectory(Path directory) {
      this.cacheDirectory = directory;
      return this;
    }

    public Builder ports(StackPorts value) {
      this.ports = value;
      return this;
    }

    public Builder javaExecutable(Path executable) {
      this.javaExecutable = executable;
      return this;
    }

    public Builder launcherClassPath(String classPath) {
      this.launcherClassPath = classPath;
      return this;
    }

    public Builder parts(List<Part> value) {
      this.parts = value;
      return this;
    }

    public Builder infrastructureOnly() {
      return parts(List.of(Part.POSTGRES, Part.KAFKA, Part.KEYCLOAK));
    }

    /** The whole heap from the start, as on a server that has it to itself. */
    public Builder fixedServiceHeap(String heap) {
      this.serviceHeapFirst = heap;
      this.serviceHeap = heap;
      return this;
    }

    public StackConfig build() {
      return new StackConfig(
          projectDirectory,
          stateDirectory,
          cacheDirectory,
          ports,
          javaExecutable,
          launcherClassPath,
          parts,
          serviceHeapFirst,
          serviceHeap);
    }
  }
}
