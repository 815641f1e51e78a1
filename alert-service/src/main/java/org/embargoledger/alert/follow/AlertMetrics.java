package org.embargoledger.alert.follow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  /** Of the snapshot that this process took last or went on from; -1 before. */
  static final String SNAPSHOT_POSITION = "embargo.alerts.snapshot.position";

  /** How long it took to take a snapshot, and how long to go on from one, by step. */
  static final String SNAPSHOT_TIME = "embargo.alerts.snapshot.time";

  /** Compressed, of the last one taken. */
  static final String SNAPSHOT_BYTES = "embargo.alerts.snapshot.bytes";

  private final MeterRegistry registry;
  private final AtomicLong snapshotPosition = new AtomicLong(Progress.NOWHERE);
  private final AtomicLong snapshotBytes = new AtomicLong();
  private final AtomicLong snapshotMillis = new AtomicLong();
  private final AtomicLong resumedFrom = new AtomicLong(Progress.NOWHERE);
  private final AtomicLong storedPosition = new AtomicLong(Progress.NOWHERE);

  @Inject
  public AlertMetrics(MeterRegistry registry) {
    this.registry = registry;
    registry.gauge(STORED_POSITION, storedPosition);
    registry.gauge(SNAPSHOT_POSITION, snapshotPosition);
    registry.gauge(SNAPSHOT_BYTES, snapshotBytes);
    Detectors.names().forEach(this::raised);
  }

  void follow(LongSupplier foldedPosition) {
    registry.gauge(FOLDED_POSITION, foldedPosition, LongSupplier::getAsLong);
  }

  void stored(long position, List<Alert> alerts) {
    storedPosition.accumulateAndGet(position, Math::max);
    alerts.forEach(alert -> raised(alert.detector).increment());
  }

  void snapshot(long position, long millis, long bytes) {
    snapshotPosition.set(position);
    snapshotMillis.set(millis);
    snapshotBytes.set(bytes);
    timer("taken").record(millis, TimeUnit.MILLISECONDS);
  }

  void resumed(long position, long millis) {
    snapshotPosition.set(position);
    resumedFrom.set(position);
    timer("resumed").record(millis, TimeUnit.MILLISECONDS);
  }

  /** Of the last snapshot taken or gone on from; -1 before. */
  long snapshotPosition() {
    return snapshotPosition.get();
  }

  /** That taking the last one took; 0 before. */
  long snapshotMillis() {
    return snapshotMillis.get();
  }

  /** Where this process began to fold; -1 is the beginning of the log. */
  long resumedFrom() {
    return resumedFrom.get();
  }

  private Timer timer(String step) {
    return registry.timer(SNAPSHOT_TIME, "step", step);
  }

  private Counter raised(String detector) {
    return registry.counter(RAISED, "detector", detector);
  }
}
