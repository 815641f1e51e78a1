package org.embargoledger.alert.support;

import java.util.Map;
import org.embargoledger.testkit.ServiceParts;

/** The database and the broker of this service's tests. */
public final class EmbeddedParts extends ServiceParts {

  public EmbeddedParts() {
    super("alert");
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "embargo.alerts.audit.signing-key-files",
        newSigningKey(),
        "embargo.alerts.day-look",
        "PT24H");
  }
}
