package org.embargoledger.stack.keycloak;

import java.nio.file.Path;
import java.util.List;
import org.embargoledger.stack.StackConfig;

/**
 * The command that bin/kc.sh would run, without the shell in between: the process id is Keycloak's
 * own, and signals reach it.
 */
final class KeycloakCommand {
  private KeycloakCommand() {}

  static List<String> java(StackConfig config, Path distribution, Path home) {
    return List.of(
        config.javaExecutable().toString(),
        "-Xms64m",
        "-Xmx320m",
        "-XX:MetaspaceSize=96m",
        "-XX:MaxMetaspaceSize=256m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        "-Duser.language=en",
        "-Duser.country=US",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "--add-opens=java.base/java.security=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-Dpicocli.disable.closures=true",
        "-Dquarkus-log-max-startup-records=10000",
        "-Dkc.home.dir=" + home,
        "-Djboss.server.config.dir=" + home.resolve("conf"),
        "-cp",
        distribution.resolve("lib/quarkus-run.jar").toString(),
        "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
  }
}
