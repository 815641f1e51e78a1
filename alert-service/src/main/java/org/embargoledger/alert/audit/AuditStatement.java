package org.embargoledger.alert.audit;

import java.util.Base64;

/**
 * What a signature of an export vouches for: which steps, and the bytes that tell of them.
 *
 * @param sha256 of the bytes of the JSON Lines
 */
record AuditStatement(AuditPeriod period, long steps, byte[] sha256) {

  /** The note's text; see docs/alerts.md. */
  String text(String origin) {
    return "%s%nperiod %s/%s%nfeed up to %d%nsteps %d%nsha256 %s%n"
        .formatted(
            origin,
            period.from(),
            period.to(),
            period.upTo(),
            steps,
            Base64.getEncoder().encodeToString(sha256))
        .replace(System.lineSeparator(), "\n");
  }
}
