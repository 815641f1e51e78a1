package org.embargoledger.alert.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embargoledger.model.codec.FactReader;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.json.Json;

/**
 * A table of facts as the log it would have become, had each fact been recorded on the last day of
 * its source's publication. Lines are those of the demo data: {@code key}, {@code as}, {@code
 * resource} and {@code fact}, in which {@code {{key}}} stands for another fact's id.
 *
 * @param rows the keys by fact id
 */
record History(List<Event> events, Map<UUID, String> rows) {

  private static final Pattern REFERENCE = Pattern.compile("\\{\\{([^{}]+)\\}\\}");
  private static final int SHOWN_MAX = 60;
  private static final LocalTime RECORDED_AT = LocalTime.NOON;

  private record Line(String key, String partner, Fact fact, LocalDate published) {}

  /**
   * @throws IllegalArgumentException with the beginning of the first line that is not a fact
   */
  static History of(List<String> lines) {
    List<Line> sorted =
        lines.stream()
            .filter(line -> !line.isBlank())
            .map(History::line)
            .sorted(Comparator.comparing(Line::published))
            .toList();
    List<Event> events = new ArrayList<>();
    Map<UUID, String> rows = new TreeMap<>();
    for (Line line : sorted) {
      UUID id = idOf(line.key);
      rows.put(id, line.key);
      Instant at =
          line.published.atTime(RECORDED_AT).toInstant(ZoneOffset.UTC).plusSeconds(events.size());
      events.add(
          new FactRecorded(
              new EventHeader(
                  events.size(),
                  id,
                  1,
                  FactType.of(line.fact),
                  line.fact.target(),
                  line.partner,
                  at),
              line.fact));
    }
    return new History(events, rows);
  }

  private static Line line(String text) {
    try {
      return read(text);
    } catch (RuntimeException e) {
      String shown = text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "..." : text;
      throw new IllegalArgumentException("%s: %s".formatted(shown, e.getMessage()), e);
    }
  }

  private static Line read(String text) {
    JsonNode node = Json.parse(resolved(text).getBytes(StandardCharsets.UTF_8));
    FactType type = FactType.ofCollection(node.path("resource").asText()).orElseThrow();
    Fact fact = FactReader.trusting().read(type, node.path("fact"));
    return new Line(
        node.path("key").asText(),
        node.path("as").asText(),
        fact,
        fact.provenance().source().published().to());
  }

  private static String resolved(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(match -> idOf(match.group(1)).toString());
  }

  private static UUID idOf(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  /** The row that an event id, {@code fact.version}, belongs to. */
  String row(String eventId) {
    return rows.get(UUID.fromString(eventId.substring(0, eventId.indexOf('.'))));
  }
}
