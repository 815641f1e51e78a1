package org.embargoledger.kit.regime;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.embargoledger.model.regime.InvalidRegimeException;
import org.embargoledger.model.regime.Regimes;
import org.jboss.logging.Logger;

/**
 * Reads the regimes before anything else, so that one that is not valid is told, not stumbled on.
 */
@ApplicationScoped
public class RegimesAtStart {

  private static final Logger LOG = Logger.getLogger(RegimesAtStart.class);

  void read(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    try {
      LOG.infof("regimes in force: %s", String.join(", ", Regimes.citations()));
    } catch (ExceptionInInitializerError e) {
      if (e.getCause() instanceof InvalidRegimeException invalid) {
        throw new IllegalStateException("The regimes are not valid:\n" + invalid.getMessage());
      }
      throw e;
    }
  }
}
