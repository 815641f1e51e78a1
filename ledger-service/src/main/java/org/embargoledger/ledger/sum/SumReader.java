package org.embargoledger.ledger.sum;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.ledger.bookkeeping.Measure;
import org.embargoledger.ledger.query.Columns;
import org.embargoledger.ledger.query.QueryConfig;
import org.embargoledger.ledger.query.Viewpoint;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Product;
import org.hibernate.reactive.mutiny.Mutiny;

/** Adds up lines within a snapshot's transaction. */
@ApplicationScoped
public class SumReader {

  private static final String CARRIED =
      "SELECT page_span, carried_to FROM generation WHERE number = :generation";

  private final QueryConfig config;

  @Inject
  public SumReader(QueryConfig config) {
    this.config = config;
  }

  /**
   * The sums in which some line stands, in the order of their keys, as far as their days count.
   *
   * @return fails with a 422 if there are more than the limit
   */
  public Uni<List<Sum>> read(SumQuery query, Viewpoint viewpoint) {
    Days days = Days.of(query.window(), viewpoint.asOf());
    if (days.areNone()) {
      return Uni.createFrom().item(List.of());
    }
    int rowsMax = config.sumsMax();
    return Panache.getSession()
        .flatMap(
            session ->
                blocks(session, query, viewpoint)
                    .flatMap(
                        blocks -> rows(session, new SumSql(query, viewpoint, blocks, rowsMax + 1))))
        .map(
            rows -> {
              if (rows.size() > rowsMax) {
                throw tooMany(rowsMax);
              }
              List<Sum> sums = rows.stream().map(row -> sum(query, row)).toList();
              return Slices.cut(days, sums);
            });
  }

  /** As above, one for each key. */
  public Uni<List<Sum>> readByKey(SumQuery query, Viewpoint viewpoint) {
    return read(query, viewpoint).map(Slices::byKey);
  }

  /** What is carried forward, as far as it is asked for. */
  private static Uni<CarriedBlocks> blocks(
      Mutiny.Session session, SumQuery query, Viewpoint viewpoint) {
    if (SumSql.readsTotals(query, viewpoint) || query.needsLines()) {
      return Uni.createFrom().item(CarriedBlocks.NONE);
    }
    return session
        .createNativeQuery(CARRIED, Object[].class)
        .setParameter("generation", viewpoint.snapshot().generation())
        .getSingleResult()
        .map(
            row ->
                CarriedBlocks.upTo(
                    viewpoint.known().lastEntryId(),
                    (int) Columns.number(row[0]),
                    Columns.number(row[1])));
  }

  private static Uni<List<Object[]>> rows(Mutiny.Session session, SumSql sql) {
    var statement = session.createNativeQuery(sql.asText(), Object[].class);
    sql.values().forEach(statement::setParameter);
    return statement.getResultList();
  }

  private static ProblemException tooMany(int rowsMax) {
    return new ProblemException(
        ProblemType.QUERY_TOO_BROAD,
        "more than %d sums would have to be kept apart; narrow the query by counterparty, year,"
                .formatted(rowsMax)
            + " measure, basis or productClass, or group by less");
  }

  private static Sum sum(SumQuery query, Object[] row) {
    String product = (String) row[4];
    SumKey key =
        new SumKey(
            (String) row[0],
            (int) Columns.number(row[1]),
            Measure.valueOf((String) row[2]),
            Basis.valueOf((String) row[3]),
            product.isEmpty() ? Optional.empty() : Optional.of(Product.valueOf(product)),
            (String) row[5]);
    LocalDate from = Columns.date(row[6]);
    int column = 9;
    Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
    for (Attribute attribute : query.by()) {
      attributes.put(attribute, Columns.text(row[column++]));
    }
    return new Sum(
        key,
        from == null ? Optional.empty() : Optional.of(new Period(from, Columns.date(row[7]))),
        Optional.ofNullable(Columns.date(row[8])),
        attributes,
        Columns.decimal(row[column]),
        Columns.decimal(row[column + 1]),
        Columns.decimal(row[column + 2]),
        Columns.number(row[column + 3]),
        Columns.number(row[column + 4]));
  }
}
