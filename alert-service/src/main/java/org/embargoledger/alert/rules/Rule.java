package org.embargoledger.alert.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rule as its events tell it. Immutable. */
public final class Rule {

  /** Where a rule stands as a whole. */
  public enum Status {
    DRAFT,
    SHADOW,
    LIVE,
    SUSPENDED,
    RETIRED
  }

  private final String id;
  private final List<RuleEvent> events;
  private final List<RuleVersion> versions = new ArrayList<>();
  private final List<Duty> ended = new ArrayList<>();
  private Duty live;
  private Duty shadow;
  private int approved;
  private boolean suspended;
  private boolean retired;

  private Rule(String id, List<RuleEvent> events) {
    this.id = id;
    this.events = List.copyOf(events);
    this.events.forEach(this::apply);
  }

  /** A rule that nobody has drafted yet. */
  public static Rule none(String id) {
    return new Rule(id, List.of());
  }

  /**
   * @param events all of one rule, in order
   */
  public static Rule of(List<RuleEvent> events) {
    return new Rule(events.get(0).ruleId(), events);
  }

  public Rule with(RuleEvent event) {
    List<RuleEvent> all = new ArrayList<>(events);
    all.add(event);
    return new Rule(id, all);
  }

  private void apply(RuleEvent event) {
    switch (event.action()) {
      case DRAFTED, REVISED ->
          versions.add(
              new RuleVersion(id, event.version(), event.actor(), event.content().orElseThrow()));
      case SHADOWED -> {
        endShadow(event.position());
        shadow = begun(event, true);
        suspended = false;
      }
      case APPROVED -> approved = event.version();
      case LIVE -> {
        endLive(event.position());
        if (shadow != null && shadow.version().number() == event.version()) {
          endShadow(event.position());
        }
        live = begun(event, false);
        suspended = false;
      }
      case RETIRED -> {
        endLive(event.position());
        endShadow(event.position());
        retired = true;
      }
      case SUSPENDED -> {
        if (live != null && live.version().number() == event.version()) {
          endLive(event.position());
        }
        if (shadow != null && shadow.version().number() == event.version()) {
          endShadow(event.position());
        }
        if (approved == event.version()) {
          approved = 0;
        }
        suspended = true;
      }
    }
  }

  private Duty begun(RuleEvent event, boolean isShadow) {
    return new Duty(version(event.version()).orElseThrow(), isShadow, event.position(), Duty.OPEN);
  }

  private void endLive(long position) {
    if (live != null) {
      ended.add(live.until(position));
      live = null;
    }
  }

  private void endShadow(long position) {
    if (shadow != null) {
      ended.add(shadow.until(position));
      shadow = null;
    }
  }

  public String id() {
    return id;
  }

  public boolean exists() {
    return !events.isEmpty();
  }

  public List<RuleEvent> events() {
    return events;
  }

  public List<RuleVersion> versions() {
    return List.copyOf(versions);
  }

  public Optional<RuleVersion> version(int number) {
    return number >= 1 && number <= versions.size()
        ? Optional.of(versions.get(number - 1))
        : Optional.empty();
  }

  public RuleVersion latest() {
    return versions.get(versions.size() - 1);
  }

  public Optional<RuleVersion> live() {
    return Optional.ofNullable(live).map(Duty::version);
  }

  public Optional<RuleVersion> shadow() {
    return Optional.ofNullable(shadow).map(Duty::version);
  }

  /** The version that may go live; empty if none has been approved since the last one failed. */
  public Optional<RuleVersion> approved() {
    return version(approved);
  }

  /** Whether the version judges new events, live or in shadow. */
  public boolean isOnDuty(int version) {
    return duties().stream().anyMatch(duty -> duty.isOpen() && duty.version().number() == version);
  }

  /** All stretches of the log that some version judges, also those that are over. */
  public List<Duty> duties() {
    List<Duty> duties = new ArrayList<>(ended);
    Optional.ofNullable(live).ifPresent(duties::add);
    Optional.ofNullable(shadow).ifPresent(duties::add);
    return duties;
  }

  public Status status() {
    if (retired) {
      return Status.RETIRED;
    }
    if (live != null) {
      return Status.LIVE;
    }
    if (suspended) {
      return Status.SUSPENDED;
    }
    return shadow != null ? Status.SHADOW : Status.DRAFT;
  }
}
