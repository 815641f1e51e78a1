package org.embargoledger.alert.delivery.webhook;

import io.vertx.core.net.JksOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Certificates that sign themselves, made by the JDK's keytool. */
final class TestCertificates {

  private static final String PASSWORD = "not a secret";

  private TestCertificates() {}

  static JksOptions of(Path directory, String host) throws Exception {
    Path store = directory.resolve(host + ".jks");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "test",
                    "-keyalg",
                    "EC",
                    "-validity",
                    "2",
                    "-dname",
                    "CN=" + host,
                    "-ext",
                    "SAN=dns:" + host,
                    "-keystore",
                    store.toString(),
                    "-storetype",
                    "JKS",
                    "-storepass",
                    PASSWORD,
                    "-keypass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    return new JksOptions().setPath(store.toString()).setPassword(PASSWORD);
  }
}
