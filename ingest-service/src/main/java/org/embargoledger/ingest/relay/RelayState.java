package org.embargoledger.ingest.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;

/** How far the relay has come and what keeps it, for health and metrics. */
@ApplicationScoped
public class RelayState {

  private volatile long published = -1;
  private volatile boolean publishedKnown;
  private volatile String role = "STARTING";
  private volatile String trouble;

  @Inject
  public RelayState(MeterRegistry metrics) {
    Gauge.builder("embargo.relay.position", () -> published)
        .description("Last position that the relay has published; -1 before the first")
        .register(metrics);
    Gauge.builder("embargo.relay.leader", () -> role.equals("LEADING") ? 1 : 0)
        .description("1 on the replica that publishes")
        .register(metrics);
  }

  void published(long position) {
    published = position;
    publishedKnown = true;
    role = "LEADING";
    trouble = null;
  }

  void standingBy() {
    publishedKnown = false;
    role = "STANDING_BY";
    trouble = null;
  }

  void waiting(Throwable failure) {
    role = "WAITING";
    trouble = failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  public long published() {
    return published;
  }

  /** Where the topic ends; empty if only another replica can know. */
  OptionalLong knownPublished() {
    return publishedKnown ? OptionalLong.of(published) : OptionalLong.empty();
  }

  public String role() {
    return role;
  }

  /** What keeps the relay from publishing; null while nothing does. */
  public String trouble() {
    return trouble;
  }
}
