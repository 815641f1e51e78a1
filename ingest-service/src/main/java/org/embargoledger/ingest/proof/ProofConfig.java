package org.embargoledger.ingest.proof;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who signs the log's checkpoints. */
@ConfigMapping(prefix = "embargo.log")
public interface ProofConfig {

  /** The log's name: first line of every checkpoint and name of its keys. Never changes. */
  @WithDefault("embargo-ledger.localhost/log")
  String origin();

  /**
   * PEM files with Ed25519 private keys (PKCS#8). All of them sign: to rotate, add the new key,
   * wait until every partner knows it, then take the old one away.
   */
  Optional<List<Path>> signingKeyFiles();
}
