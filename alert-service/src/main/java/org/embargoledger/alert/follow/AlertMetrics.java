package org.embargoledger.alert.follow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.triage.Alert;
import org.embargoledger.alert.triage.Progress;

/** The one home of this service's metric names. */
@ApplicationScoped
public class AlertMetrics {

  /** Of the last event whose findings are stored; -1 before the first. */
  static final String STORED_POSITION = "embargo.alerts.position";

  /** Of the last event that the detectors have seen since this process started. */
  static final String FOLDED_POSITION = "embargo.alerts.folded.position";

  /** Alerts raised by this process, by detector. */
  static final String RAISED = "embargo.alerts.raised";

  private final MeterRegistry registry;
  private final AtomicLong storedPosition = new AtomicLong(Progress.NOWHERE);

  @Inject
  public AlertMetrics(MeterRegistry registry) {
    this.registry = registry;
    registry.gauge(STORED_POSITION, storedPosition);
    Detectors.names().forEach(this::raised);
  }

  void follow(LongSupplier foldedPosition) {
    registry.gauge(FOLDED_POSITION, foldedPosition, LongSupplier::getAsLong);
  }

  void stored(long position, List<Alert> alerts) {
    storedPosition.accumulateAndGet(position, Math::max);
    alerts.forEach(alert -> raised(alert.detector).increment());
  }

  private Counter raised(String detector) {
    return registry.counter(RAISED, "detector", detector);
  }
}
