package org.embargoledger.alert.rules.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.embargoledger.alert.rules.ContentReader;
import org.embargoledger.alert.rules.Rule;
import org.embargoledger.alert.rules.RuleEvent;
import org.embargoledger.alert.rules.RuleVersion;
import org.embargoledger.alert.rules.cel.CompiledRule;

/**
 * A rule as clients see it.
 *
 * @param live the version that raises alerts; null if none does
 * @param shadow the version whose findings are stored apart; null if none is
 * @param approved the version that may go live; null if none may
 * @param detector the name that its alerts carry
 * @param events only where a single rule is asked for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RuleView(
    String id,
    String detector,
    Rule.Status status,
    Integer live,
    Integer shadow,
    Integer approved,
    List<Version> versions,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Happened> events) {

  /** One version with who wrote it. */
  public record Version(int version, String author, JsonNode content) {
    static Version of(RuleVersion version) {
      return new Version(
          version.number(), version.author(), ContentReader.write(version.content()));
    }
  }

  /** One event in the rule's life. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Happened(
      int number,
      int version,
      RuleEvent.Action action,
      String actor,
      Instant at,
      String reason,
      long position,
      JsonNode difference) {
    static Happened of(RuleEvent event) {
      return new Happened(
          event.number(),
          event.version(),
          event.action(),
          event.actor(),
          event.at(),
          event.reason(),
          event.position(),
          event.difference().orElse(null));
    }
  }

  /** With all versions and events. */
  public static RuleView full(Rule rule) {
    return of(
        rule,
        rule.versions().stream().map(Version::of).toList(),
        rule.events().stream().map(Happened::of).toList());
  }

  /** With the latest version and without events. */
  static RuleView brief(Rule rule) {
    return of(rule, List.of(Version.of(rule.latest())), null);
  }

  private static RuleView of(Rule rule, List<Version> versions, List<Happened> events) {
    return new RuleView(
        rule.id(),
        CompiledRule.PREFIX + rule.id(),
        rule.status(),
        rule.live().map(RuleVersion::number).orElse(null),
        rule.shadow().map(RuleVersion::number).orElse(null),
        rule.approved().map(RuleVersion::number).orElse(null),
        versions,
        events);
  }
}
