package org.embargoledger.alert.rules.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.explain.Claims;
import org.embargoledger.alert.rules.Duty;
import org.embargoledger.alert.rules.Rule;
import org.embargoledger.alert.rules.RuleEvent;
import org.embargoledger.alert.rules.RuleRun;
import org.embargoledger.alert.rules.RuleSet;
import org.embargoledger.alert.rules.RuleStep;
import org.embargoledger.alert.rules.RuleVersion;
import org.embargoledger.alert.rules.cel.CompiledRule;
import org.embargoledger.alert.rules.cel.RefusedRuleException;
import org.embargoledger.alert.rules.cel.RuleLanguage;
import org.embargoledger.alert.triage.Notice;
import org.jboss.logging.Logger;

/**
 * Lets the rules on duty judge each batch of events, and stores what comes of it beside the alerts.
 *
 * <p>Guarantee: each event is judged by exactly the versions whose duty covers its position, on
 * whichever replica and however often it is judged. For that the transaction that stores a batch
 * asks whether a rule has changed since the batch was judged; if so, it stores nothing, and the
 * batch is judged again.
 */
@ApplicationScoped
public class RuleKeeper {

  private static final Logger LOG = Logger.getLogger(RuleKeeper.class);
  private static final int FLOOD_MAX = 10_000;

  private final RuleBook book;
  private final Vertx vertx;
  private final Clock clock = Clock.systemUTC();
  private final Rules rules = Rules.shipped();
  private final RuleLanguage language = new RuleLanguage(rules);
  private final Claims claims = new Claims(rules);
  private final Map<String, CompiledRule> compiled = new HashMap<>();

  private volatile RuleSet onDuty;

  @Inject
  public RuleKeeper(RuleBook book, Vertx vertx) {
    this.book = book;
    this.vertx = vertx;
  }

  /** A rule has changed since the batch was judged. */
  public static final class StaleRulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleRulesException() {
      super("a rule has changed; the batch is judged again", null, false, false);
    }
  }

  public RuleLanguage language() {
    return language;
  }

  /** Judges a batch by the rules as they were known last; a worker does the work. */
  public Uni<RuleRun> judge(List<Step> steps) {
    Uni<RuleSet> known = onDuty == null ? reload() : Uni.createFrom().item(() -> onDuty);
    return known.chain(
        set ->
            set.posts().isEmpty()
                ? Uni.createFrom().item(new RuleRun(set))
                : vertx.executeBlocking(() -> new RuleRun(set).judge(steps)));
  }

  /** What a run tells of alerts: cases that are raised, and cases that have lost their ground. */
  public List<Notice> notices(RuleRun run) {
    List<Notice> notices = new ArrayList<>();
    for (RuleRun.Raised raised : run.live()) {
      RuleVersion version = raised.version();
      notices.add(
          new Notice.Found(
              raised.finding(), claims.of(raised.finding(), version.judgedBy(), raised.event())));
    }
    for (Withdrawal withdrawal : run.withdrawn()) {
      notices.add(new Notice.Gone(withdrawal, null));
    }
    notices.sort(Comparator.comparingLong(Notice::position));
    return notices;
  }

  /**
   * Stores what a run found beside alerts. Called within the transaction that holds the lock on the
   * progress of alerts.
   *
   * @param stored the position up to which findings are stored before this batch
   */
  public Uni<Void> store(RuleRun run, long stored) {
    return RuleEventRow.revision()
        .chain(
            revision -> {
              if (revision != run.revision()) {
                onDuty = null;
                throw new StaleRulesException();
              }
              return shadows(run, stored).chain(() -> suspend(run, stored));
            });
  }

  private Uni<Void> shadows(RuleRun run, long stored) {
    Map<ShadowRow.Id, ShadowRow> rows = new HashMap<>();
    run.shadows().stream()
        .filter(shadow -> shadow.finding().position() > stored)
        .limit(FLOOD_MAX)
        .map(ShadowRow::of)
        .forEach(row -> rows.putIfAbsent(row.id, row));
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return ShadowRow.withKeys(rows.keySet().stream().map(ShadowRow.Id::key).distinct().toList())
        .chain(
            known -> {
              known.forEach(row -> rows.remove(row.id));
              return Panache.getSession()
                  .chain(session -> session.persistAll(rows.values().toArray()));
            });
  }

  private Uni<Void> suspend(RuleRun run, long stored) {
    Uni<Void> all = Uni.createFrom().voidItem();
    Set<String> seen = new HashSet<>();
    for (RuleRun.Failure failure : run.failures()) {
      if (seen.add(name(failure.version()))) {
        LOG.warnf(
            "rule suspended: rule=%s version=%d position=%d reason=%s",
            failure.version().ruleId(),
            failure.version().number(),
            failure.position(),
            failure.reason());
        all = all.chain(() -> book.suspend(failure, step(failure, stored)));
      }
    }
    return all;
  }

  /** From the event that it failed at; if that is stored already, from where storing stands. */
  private RuleStep step(RuleRun.Failure failure, long stored) {
    return new RuleStep(
        RuleEvent.ENGINE,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        "at position %d: %s".formatted(failure.position(), failure.reason()),
        Math.max(failure.position() - 1, stored));
  }

  private Uni<RuleSet> reload() {
    return book.contents().map(this::ready).invoke(set -> onDuty = set);
  }

  private synchronized RuleSet ready(RuleBook.Contents contents) {
    List<RuleSet.Post> posts = new ArrayList<>();
    for (Rule rule : contents.rules()) {
      for (Duty duty : rule.duties()) {
        compiled(duty.version()).ifPresent(ready -> posts.add(new RuleSet.Post(duty, ready)));
      }
    }
    compiled
        .keySet()
        .retainAll(
            posts.stream().map(post -> name(post.duty().version())).collect(Collectors.toSet()));
    return new RuleSet(contents.revision(), posts);
  }

  private Optional<CompiledRule> compiled(RuleVersion version) {
    try {
      return Optional.of(
          compiled.computeIfAbsent(
              name(version), name -> CompiledRule.compile(version, rules, language)));
    } catch (RefusedRuleException e) {
      // It was checked when it was saved; a newer build has another schema.
      LOG.errorf("rule cannot be read any more: rule=%s %s", name(version), e.getMessage());
      return Optional.empty();
    }
  }

  private static String name(RuleVersion version) {
    return version.ruleId() + "/" + version.number();
  }
}
