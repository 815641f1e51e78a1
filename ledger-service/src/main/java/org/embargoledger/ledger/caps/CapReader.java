package org.embargoledger.ledger.caps;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.embargoledger.ledger.bookkeeping.Book;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.bookkeeping.StandingFact;
import org.embargoledger.ledger.projection.postgres.FactEvent;
import org.embargoledger.ledger.projection.postgres.StandingFactRow;
import org.embargoledger.ledger.query.QueryConfig;
import org.embargoledger.ledger.query.Viewpoint;
import org.embargoledger.ledger.sum.Slices;
import org.embargoledger.ledger.sum.SumQuery;
import org.embargoledger.ledger.sum.SumReader;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.regime.Cap;

/** Reads what a cap's report is made from, within a snapshot's transaction. */
@ApplicationScoped
public class CapReader {

  private static final String PRESENT_ONLY =
      "worked out for the present only, without knownAt and asOf";

  private final SumReader sums;
  private final QueryConfig config;

  @Inject
  public CapReader(SumReader sums, QueryConfig config) {
    this.sums = sums;
    this.config = config;
  }

  Uni<CapSums> read(String target, Cap cap, int year, boolean series, Viewpoint viewpoint) {
    SumQuery deliveries =
        SumQuery.of(target).measure(Optional.of(Measure.DELIVERED)).products(products(cap));
    SumQuery ofCap = deliveries.book(Optional.of(Book.of(cap).name())).years(List.of(year));
    return sums.read(ofCap.bySlice(series), viewpoint)
        .flatMap(
            counted ->
                sums.readByKey(ofCounterparties(deliveries, cap, year), viewpoint)
                    .flatMap(
                        shares ->
                            notCounted(target, cap, year, viewpoint)
                                .map(
                                    beside ->
                                        new CapSums(
                                            Slices.byKey(counted),
                                            series ? Optional.of(counted) : Optional.empty(),
                                            shares,
                                            beside.claims(),
                                            beside.omitted()))));
  }

  /** Counterparties' books have calendar years: of those, the days in the cap year. */
  private static SumQuery ofCounterparties(SumQuery deliveries, Cap cap, int year) {
    Period window = cap.window(year);
    return window.equals(Period.year(year))
        ? deliveries.years(List.of(year))
        : deliveries.years(List.of(window.from().getYear(), window.to().getYear())).window(window);
  }

  private static Set<Product> products(Cap cap) {
    return Arrays.stream(Product.values())
        .filter(product -> product.productClass() == cap.productClass())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Product.class)));
  }

  private record Beside(Optional<List<CapsAnswer.NotCounted>> claims, Optional<String> omitted) {
    static Beside omitted(String why) {
      return new Beside(Optional.empty(), Optional.of(why));
    }
  }

  private Uni<Beside> notCounted(String target, Cap cap, int year, Viewpoint viewpoint) {
    if (!viewpoint.isPresentAndWhole()) {
      return Uni.createFrom().item(Beside.omitted(PRESENT_ONLY));
    }
    int max = config.recountedMax();
    return StandingFactRow.positions(
            viewpoint.snapshot().generation(),
            target,
            cap.productClass(),
            cap.window(year),
            max + 1)
        .flatMap(
            positions ->
                positions.size() > max
                    ? Uni.createFrom()
                        .item(
                            Beside.omitted(
                                "more than %d deliveries fall into the cap year".formatted(max)))
                    : FactEvent.at(positions)
                        .map(
                            events ->
                                events.stream()
                                    .map(event -> StandingFact.after(event.decode()))
                                    .flatMap(Optional::stream)
                                    .toList())
                        .map(facts -> CapCount.notCounted(cap, year, facts))
                        .map(claims -> new Beside(Optional.of(claims), Optional.empty())));
  }
}
