package org.embargoledger.ledger.entries;

import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.ledger.projection.postgres.EntryRow;
import org.embargoledger.ledger.query.Viewpoint;

/**
 * Which lines are looked for. Conditions name fields of {@link EntryRow}.
 *
 * @param equal the values that fields must have
 * @param in the values of which fields must have one
 * @param notIn the values that fields must not have
 * @param after lines with greater ids only
 */
public record EntryQuery(
    String target,
    Map<String, Object> equal,
    Map<String, Collection<?>> in,
    Map<String, Collection<?>> notIn,
    long after) {

  public static EntryQuery of(String target) {
    return new EntryQuery(target, Map.of(), Map.of(), Map.of(), 0);
  }

  public EntryQuery equal(Map<String, Object> values) {
    return new EntryQuery(target, values, in, notIn, after);
  }

  public EntryQuery alsoEqual(String field, Object value) {
    Map<String, Object> values = new LinkedHashMap<>(equal);
    values.put(field, value);
    return equal(values);
  }

  public EntryQuery in(Map<String, Collection<?>> values) {
    return new EntryQuery(target, equal, values, notIn, after);
  }

  public EntryQuery notIn(Map<String, Collection<?>> values) {
    return new EntryQuery(target, equal, in, values, after);
  }

  /** Only lines behind both. */
  public EntryQuery after(long id) {
    return new EntryQuery(target, equal, in, notIn, Math.max(after, id));
  }

  /** Lines with their events, in order, as far as they are known and their days have begun. */
  Uni<List<EntryRow>> find(Viewpoint viewpoint, int rowsMax) {
    Map<String, Object> values = new LinkedHashMap<>(equal);
    values.put("generation", viewpoint.snapshot().generation());
    values.put("target", target);
    values.put("after", after);
    StringBuilder where = new StringBuilder("e.generation = :generation and e.target = :target");
    where.append(" and e.id > :after");
    equal
        .keySet()
        .forEach(name -> where.append(" and e.").append(name).append(" = :").append(name));
    in.forEach(
        (name, some) -> {
          values.put(name, some);
          where.append(" and e.").append(name).append(" in (:").append(name).append(")");
        });
    notIn.forEach(
        (name, some) -> {
          values.put(name, some);
          where.append(" and e.").append(name).append(" not in (:").append(name).append(")");
        });
    if (!viewpoint.known().isPresent()) {
      values.put("lastEntryId", viewpoint.known().lastEntryId());
      where.append(" and e.id <= :lastEntryId");
    }
    viewpoint
        .asOf()
        .ifPresent(
            day -> {
              values.put("asOf", day);
              where.append(" and e.sliceFrom <= :asOf");
            });
    return EntryRow.<EntryRow>find(
            "from EntryRow e join fetch e.booked join fetch e.cause where "
                + where
                + " order by e.id",
            values)
        .page(Page.ofSize(rowsMax))
        .list();
  }
}
