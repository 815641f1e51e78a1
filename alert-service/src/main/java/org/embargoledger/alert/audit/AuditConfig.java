package org.embargoledger.alert.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who signs audit exports. */
@ConfigMapping(prefix = "embargo.alerts.audit")
public interface AuditConfig {

  /** First line of every signed statement and name of its keys. Never changes. */
  @WithDefault("embargo-ledger.localhost/alert-audit")
  String origin();

  /**
   * PEM files with Ed25519 private keys (PKCS#8), not those of the log. All of them sign, so that a
   * key can be replaced.
   */
  Optional<List<Path>> signingKeyFiles();

  /** A page to print has at most so many steps; JSON Lines have no limit. */
  @WithDefault("5000")
  int printedMax();
}
