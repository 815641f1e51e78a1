package org.embargoledger.alert.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.embargoledger.alert.rules.store.RuleBook;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/** Where people take the steps of a rule's life. */
@ApplicationScoped
public class RuleDesk {

  /** More would slow down every event. */
  static final int ON_DUTY_MAX = 50;

  static final int RULES_MAX = 500;

  private final RuleBook book;
  private final Clock clock = Clock.systemUTC();

  @Inject
  public RuleDesk(RuleBook book) {
    this.book = book;
  }

  public Uni<Rule> draft(String id, RuleContent content, String actor, String reason) {
    return room(
        contents -> contents.rules().size() < RULES_MAX,
        "there are %d rules already; no more are kept".formatted(RULES_MAX),
        book.change(
            id, (rule, position) -> RuleLife.draft(rule, content, step(actor, reason, position))));
  }

  public Uni<Rule> revise(String id, RuleContent content, String actor, String reason) {
    return book.change(
        id, (rule, position) -> RuleLife.revise(rule, content, step(actor, reason, position)));
  }

  public Uni<Rule> shadow(String id, Optional<Integer> version, String actor, String reason) {
    return roomOnDuty(
        book.change(
            id,
            (rule, position) ->
                RuleLife.shadow(rule, number(rule, version), step(actor, reason, position))));
  }

  /**
   * @param difference of a finished backtest of that version
   */
  public Uni<Rule> approve(
      String id, int version, Optional<JsonNode> difference, String actor, String reason) {
    return book.change(
        id,
        (rule, position) ->
            RuleLife.approve(rule, version, difference, step(actor, reason, position)));
  }

  public Uni<Rule> goLive(String id, Optional<Integer> version, String actor, String reason) {
    return roomOnDuty(
        book.change(
            id,
            (rule, position) ->
                RuleLife.goLive(
                    rule,
                    version.orElseGet(
                        () ->
                            rule.approved().map(RuleVersion::number).orElseGet(() -> latest(rule))),
                    step(actor, reason, position))));
  }

  public Uni<Rule> retire(String id, String actor, String reason) {
    return book.change(
        id, (rule, position) -> RuleLife.retire(rule, step(actor, reason, position)));
  }

  private interface Room {
    boolean isLeft(RuleBook.Contents contents);
  }

  private Uni<Rule> roomOnDuty(Uni<Rule> change) {
    return room(
        contents ->
            contents.rules().stream()
                    .flatMap(rule -> rule.duties().stream())
                    .filter(Duty::isOpen)
                    .count()
                < ON_DUTY_MAX,
        "%d versions are on duty already; retire one first".formatted(ON_DUTY_MAX),
        change);
  }

  private Uni<Rule> room(Room room, String otherwise, Uni<Rule> change) {
    return book.contents()
        .chain(
            contents -> {
              if (!room.isLeft(contents)) {
                throw new ProblemException(ProblemType.ILLEGAL_TRANSITION, otherwise);
              }
              return change;
            });
  }

  private static int number(Rule rule, Optional<Integer> version) {
    return version.orElseGet(() -> latest(rule));
  }

  private static int latest(Rule rule) {
    return rule.exists() ? rule.latest().number() : 0;
  }

  private RuleStep step(String actor, String reason, long position) {
    return new RuleStep(actor, clock.instant().truncatedTo(ChronoUnit.MICROS), reason, position);
  }
}
