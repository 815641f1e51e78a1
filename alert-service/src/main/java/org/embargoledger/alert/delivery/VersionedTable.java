package org.embargoledger.alert.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.embargoledger.kit.http.VersionTag;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;

/**
 * What people write and change, each with a version: a change that was decided on another version
 * is refused.
 *
 * @param name of the table, and what a row is called
 */
public record VersionedTable<T>(
    DeliveryPool pool, String name, Function<Row, T> reader, ToIntFunction<T> version) {

  /** The oldest first. */
  public Uni<List<T>> all() {
    return pool.get()
        .query("SELECT * FROM %s ORDER BY created_at, id".formatted(name))
        .execute()
        .map(this::read);
  }

  private List<T> read(RowSet<Row> rows) {
    List<T> all = new ArrayList<>();
    rows.forEach(row -> all.add(reader.apply(row)));
    return all;
  }

  /** Fails with a {@link ProblemException} if there is none. */
  public Uni<T> get(UUID id) {
    return pool.get()
        .preparedQuery("SELECT * FROM %s WHERE id = $1".formatted(name))
        .execute(Tuple.of(id))
        .map(rows -> one(rows, id));
  }

  public T one(RowSet<Row> rows, UUID id) {
    return first(rows).orElseThrow(() -> unknown(id.toString()));
  }

  public Optional<T> first(RowSet<Row> rows) {
    return read(rows).stream().findFirst();
  }

  /** What was inserted, unless there were too many already. */
  public T inserted(RowSet<Row> rows, int countMax) {
    return first(rows)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.ILLEGAL_TRANSITION,
                    "there are %d %ss already, which is the limit".formatted(countMax, name)));
  }

  public ProblemException unknown(String id) {
    return new ProblemException(ProblemType.NOT_FOUND, "there is no %s %s".formatted(name, id));
  }

  /** The id in a path; what is none names nothing. */
  public UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw unknown(text);
    }
  }

  /** Nobody else changes it until the transaction ends. */
  public Uni<T> locked(SqlConnection connection, UUID id, Optional<Integer> expectedVersion) {
    return connection
        .preparedQuery("SELECT * FROM %s WHERE id = $1 FOR UPDATE".formatted(name))
        .execute(Tuple.of(id))
        .map(rows -> one(rows, id))
        .invoke(found -> expectedVersion.ifPresent(expected -> require(expected, found)));
  }

  private void require(int expected, T found) {
    int present = version.applyAsInt(found);
    if (expected != present) {
      throw VersionTag.stale(name, expected, present);
    }
  }

  public Uni<Void> delete(UUID id, Optional<Integer> expectedVersion) {
    return pool.get()
        .withTransaction(
            connection ->
                locked(connection, id, expectedVersion)
                    .chain(
                        () ->
                            connection
                                .preparedQuery("DELETE FROM %s WHERE id = $1".formatted(name))
                                .execute(Tuple.of(id))))
        .replaceWithVoid();
  }
}
