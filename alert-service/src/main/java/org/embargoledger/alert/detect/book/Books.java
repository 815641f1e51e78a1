package org.embargoledger.alert.detect.book;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.alert.detect.Known;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Standing;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.regime.Regime;
import org.pcollections.PMap;

/** Keeps the facts that hold, and the books of the caps that they count towards. */
public final class Books {

  private final Rules rules;
  private final ConversionPolicy most;

  public Books(Rules rules) {
    this.rules = rules;
    this.most = most(rules);
  }

  /** Gives at least as many barrels as any policy. */
  private static ConversionPolicy most(Rules rules) {
    Map<Product, ConversionPolicy.Factor> highest = new EnumMap<>(Product.class);
    for (ConversionPolicy policy : rules.policies()) {
      policy
          .barrelsPerTon()
          .forEach(
              (product, factor) ->
                  highest.merge(
                      product, factor, (a, b) -> a.value().compareTo(b.value()) < 0 ? b : a));
    }
    return new ConversionPolicy("most", "The highest factors of all", "the policies", highest);
  }

  /** What the event changes of what is known. */
  public Step step(Known known, Event event) {
    UUID factId = event.header().factId();
    Optional<Standing> before = known.fact(factId);
    Optional<Standing> after = event.standing().map(fact -> new Standing(event, fact));
    PMap<UUID, Standing> facts =
        after.isPresent() ? known.facts().plus(factId, after.get()) : known.facts().minus(factId);
    List<BookKey> left = keys(before);
    List<BookKey> entered = keys(after);
    PMap<BookKey, Book> books = known.books();
    List<BookChange> changes = new ArrayList<>(entered.size());
    for (BookKey key : union(left, entered)) {
      Book old = known.book(key);
      Book changed = old;
      if (left.contains(key)) {
        changed = changed.without(claim(key, before.orElseThrow()));
      }
      if (entered.contains(key)) {
        Claim claim = claim(key, after.orElseThrow());
        changed = tied(changed, claim, key, known).with(claim);
      }
      changed = changed.reaching(reached(key, old, changed));
      books = changed.isEmpty() ? books.minus(key) : books.plus(key, changed);
      changes.add(new BookChange(key, old, changed));
    }
    return new Step(event, before, after, new Known(facts, books), changes);
  }

  private Reached reached(BookKey key, Book old, Book changed) {
    return changed.tally() == old.tally()
        ? old.reached()
        : Reached.of(key.cap(), changed.tally(), rules, most);
  }

  private Book tied(Book book, Claim claim, BookKey key, Known known) {
    Book next = book;
    for (UUID name : book.untied(claim)) {
      Optional<Claim> plain =
          name.equals(claim.factId())
              ? Optional.empty()
              : known
                  .fact(name)
                  .filter(standing -> keys(Optional.of(standing)).contains(key))
                  .map(standing -> claim(key, standing));
      Book without = plain.isPresent() ? next.without(plain.get()) : next;
      Book tied = without.tie(name);
      next = plain.isPresent() ? tied.with(plain.get()) : tied;
    }
    return next;
  }

  private List<BookKey> keys(Optional<Standing> standing) {
    if (standing.isEmpty()) {
      return List.of();
    }
    Optional<FuelDelivery> delivery = standing.get().fact().asDelivery();
    if (delivery.isEmpty()) {
      return List.of();
    }
    Optional<Regime> regime = rules.regime(delivery.get().target());
    return regime.isEmpty() ? List.of() : BookKey.of(regime.get(), delivery.get());
  }

  private static List<BookKey> union(List<BookKey> left, List<BookKey> entered) {
    if (left.isEmpty()) {
      return entered;
    }
    if (entered.isEmpty() || left.equals(entered)) {
      return left;
    }
    List<BookKey> all = new ArrayList<>(left);
    for (BookKey key : entered) {
      if (!left.contains(key)) {
        all.add(key);
      }
    }
    return all;
  }

  private static Claim claim(BookKey key, Standing standing) {
    return Claim.within(
            key.cap().window(key.year()),
            standing.header().factId(),
            standing.header().position(),
            standing.fact().asDelivery().orElseThrow())
        .orElseThrow();
  }
}
