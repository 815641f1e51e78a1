package org.embargoledger.alert.detect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.model.json.Json;

/** A finding while it is written up. */
public final class FindingDraft {

  /** More would only bury the reader; how many are left out is told in the figures. */
  private static final int EVENTS_MAX = 200;

  private final String detector;
  private final String target;
  private final Severity severity;
  private final List<String> keyParts = new ArrayList<>();
  private final Map<String, String> subject = new LinkedHashMap<>();
  private final ObjectNode figures = Json.object();
  private String sentence = "";
  private Optional<String> law = Optional.empty();
  private List<String> events = List.of();
  private String computation = "";
  private String basedOn = "";

  private FindingDraft(String detector, String target, Severity severity) {
    this.detector = detector;
    this.target = target;
    this.severity = severity;
  }

  /** The key of a finding with these parts. */
  public static String keyOf(String detector, String target, Object... parts) {
    StringBuilder key = new StringBuilder(detector).append('/').append(target);
    for (Object part : parts) {
      key.append('/').append(part);
    }
    return key.toString();
  }

  public static FindingDraft of(String detector, String target, Severity severity) {
    return new FindingDraft(detector, target, severity);
  }

  /** An attribute of what it is about, which is part of the key. */
  public FindingDraft key(String name, Object value) {
    keyParts.add(value.toString());
    return about(name, value);
  }

  /** An attribute of what it is about, beside the key. */
  public FindingDraft about(String name, Object value) {
    subject.put(name, value.toString());
    return this;
  }

  public FindingDraft sentence(String text) {
    sentence = text;
    return this;
  }

  /**
   * @param reference resolution and paragraph
   * @param regime whose version the reference is taken from
   */
  public FindingDraft law(String reference, String regime) {
    law = Optional.of(reference);
    basedOn = reference + "; " + regime;
    return this;
  }

  /** Adds to, or stands for, the provision that the figures are measured against. */
  public FindingDraft basedOn(String text) {
    basedOn = basedOn.isEmpty() ? text : basedOn + "; " + text;
    return this;
  }

  public FindingDraft events(Collection<String> ids) {
    events = ids.stream().limit(EVENTS_MAX).toList();
    if (ids.size() > EVENTS_MAX) {
      figures.put("eventsNotListed", ids.size() - EVENTS_MAX);
    }
    return this;
  }

  public FindingDraft figure(String name, Object value) {
    figures.put(name, value instanceof BigDecimal ? plain((BigDecimal) value) : value.toString());
    return this;
  }

  /** For figures that are more than a text. */
  public ObjectNode figures() {
    return figures;
  }

  public FindingDraft computation(String text) {
    computation = text;
    return this;
  }

  public Finding at(Step step) {
    return finding(step.header().eventId(), step.header().recordedAt(), step.header().position());
  }

  public Finding at(Tick tick) {
    return finding(
        tick.cause(), tick.day().atStartOfDay().toInstant(ZoneOffset.UTC), tick.position());
  }

  private Finding finding(String cause, Instant raisedAt, long position) {
    return new Finding(
        keyOf(detector, target, keyParts.toArray()),
        detector,
        severity,
        target,
        subject,
        sentence,
        law,
        raisedAt,
        position,
        new Evidence(cause, events, figures, computation, basedOn));
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }
}
