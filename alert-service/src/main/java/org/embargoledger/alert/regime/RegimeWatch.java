package org.embargoledger.alert.regime;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Collectors;
import org.embargoledger.model.regime.InvalidRegimeException;
import org.embargoledger.model.regime.Regime;
import org.embargoledger.model.regime.RegimeFolder;
import org.jboss.logging.Logger;

/**
 * Reads the regimes' folder again when a file in it changes, and tells whether what is there now
 * could be in force. The regimes in force stay those of the start, here as in the other services.
 */
@ApplicationScoped
public class RegimeWatch {

  /** 1 while the folder holds other regimes than those in force; 2 while they are not valid. */
  static final String CHANGED = "embargo.regimes.changed";

  private static final Logger LOG = Logger.getLogger(RegimeWatch.class);

  /** How the folder stands to what is in force. */
  public enum State {
    IN_FORCE,
    WAITING_FOR_A_RESTART,
    INVALID
  }

  /**
   * What was found when the folder was looked at last.
   *
   * @param detail the regimes that wait, or what is wrong with them; empty if they are in force
   */
  public record Finding(State state, String detail) {}

  private final RegimeConfig config;
  private final Optional<RegimeFolder> folder;

  private String atStart;
  private String lastSeen;
  private volatile Finding finding = new Finding(State.IN_FORCE, "");

  @Inject
  public RegimeWatch(RegimeConfig config, MeterRegistry registry) {
    this(config, RegimeFolder.configured());
    registry.gauge(CHANGED, this, watch -> watch.finding().state().ordinal());
  }

  RegimeWatch(RegimeConfig config, Optional<RegimeFolder> folder) {
    this.config = config;
    this.folder = folder;
  }

  void start(@Observes StartupEvent event, Vertx vertx) {
    if (folder.isPresent()) {
      look();
      vertx.setPeriodic(config.look().toMillis(), timer -> vertx.executeBlocking(this::look, true));
    }
  }

  /** Looks at the folder; what is in it at the first look is in force. */
  synchronized Finding look() {
    String now = digest();
    if (atStart == null) {
      atStart = now;
    } else if (!now.equals(lastSeen)) {
      finding = now.equals(atStart) ? new Finding(State.IN_FORCE, "") : read();
      tell();
    }
    lastSeen = now;
    return finding;
  }

  /** A folder that cannot be read is one that has changed. */
  private String digest() {
    try {
      return folder.orElseThrow().digestOfAll();
    } catch (InvalidRegimeException e) {
      return e.getMessage();
    }
  }

  private Finding read() {
    try {
      String regimes =
          folder.orElseThrow().read().regimes().stream()
              .map(Regime::citation)
              .sorted()
              .collect(Collectors.joining(", "));
      return new Finding(State.WAITING_FOR_A_RESTART, regimes);
    } catch (InvalidRegimeException e) {
      return new Finding(State.INVALID, e.getMessage());
    }
  }

  private void tell() {
    switch (finding.state()) {
      case IN_FORCE -> LOG.info("the regimes' folder holds again what is in force");
      case WAITING_FOR_A_RESTART ->
          LOG.infof("regimes changed and valid, in force after a restart: %s", finding.detail());
      case INVALID ->
          LOG.errorf("regimes changed and not valid; a restart would fail:\n%s", finding.detail());
    }
  }

  Finding finding() {
    return finding;
  }
}
