package org.embargoledger.alert.audit;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.embargoledger.kit.problem.ProblemException;

/** Writes a period's steps as a page that prints well, with the signed statement at its end. */
@ApplicationScoped
public class AuditPage {

  private final AuditTrail trail;
  private final AuditKeys keys;
  private final AuditConfig config;
  private final Template template;

  @Inject
  public AuditPage(
      AuditTrail trail,
      AuditKeys keys,
      AuditConfig config,
      @Location("audit/period.html") Template template) {
    this.trail = trail;
    this.keys = keys;
    this.config = config;
    this.template = template;
  }

  /**
   * A step as it is printed.
   *
   * @param day {@code 2026-11-24}
   * @param time {@code 12:00:01}, UTC
   * @param decision the action in words
   */
  public record Printed(
      String day, String time, String decision, boolean byPerson, AuditLine line) {

    static Printed of(AuditLine line) {
      return new Printed(
          line.at().substring(0, 10),
          line.at().substring(11, 19),
          words(line.action()),
          !line.actor().contains(":"),
          line);
    }
  }

  Uni<String> render(AuditPeriod period) {
    return trail
        .first(period, config.printedMax() + 1)
        .chain(
            lines -> {
              if (lines.size() > config.printedMax()) {
                throw ProblemException.parameter(
                    "to",
                    "makes a page of more than %d steps; ask for a shorter period, or JSON Lines"
                        .formatted(config.printedMax()));
              }
              return trail.statement(period).chain(statement -> render(statement, lines));
            });
  }

  private Uni<String> render(AuditStatement statement, List<AuditLine> lines) {
    Map<String, Long> counts =
        lines.stream()
            .collect(
                Collectors.groupingBy(
                    line -> words(line.action()), TreeMap::new, Collectors.counting()));
    return template
        .data("period", statement.period())
        .data("steps", lines.stream().map(Printed::of).toList())
        .data("counts", counts.entrySet())
        .data("people", lines.stream().map(AuditLine::actor).distinct().sorted().toList())
        .data("alerts", lines.stream().map(AuditLine::alertId).distinct().count())
        .data("note", keys.isEmpty() ? "" : keys.sign(statement))
        .createUni();
  }

  private static String words(String action) {
    String plain = action.toLowerCase(Locale.ROOT).replace('_', ' ');
    return plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
  }
}
