package org.embargoledger.ledger.query;

import io.smallrye.mutiny.Uni;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.embargoledger.ledger.http.Cursor;

/** The parameters that say from where the ledger is to be looked at. */
public record Asked(OptionalLong minPosition, Optional<KnownAt> knownAt, Optional<LocalDate> asOf) {

  public static final String MIN_POSITION = "minPosition";
  public static final String KNOWN_AT = "knownAt";
  public static final String AS_OF = "asOf";

  /** The parameters that are read here. */
  public static final List<String> PARAMETERS = List.of(AS_OF, KNOWN_AT, MIN_POSITION);

  public static Asked read(Parameters parameters) {
    return new Asked(
        parameters.minPosition(),
        parameters.read(KNOWN_AT, KnownAt::parse),
        parameters.read(AS_OF, Asked::day));
  }

  /** Reads a day. */
  public static LocalDate day(String text) {
    LocalDate day;
    try {
      day = LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is not a day; write one such as 2025-11-20".formatted(text), e);
    }
    if (day.getYear() < Parameters.YEAR_MIN || day.getYear() > Parameters.YEAR_MAX) {
      throw new IllegalArgumentException(
          "must be from %d to %d".formatted(Parameters.YEAR_MIN, Parameters.YEAR_MAX));
    }
    return day;
  }

  /** Within the snapshot's transaction. */
  public Uni<Viewpoint> from(Snapshot snapshot) {
    return Known.of(snapshot, knownAt, KNOWN_AT).map(known -> new Viewpoint(known, asOf));
  }

  /** As above, of a page in a run: unless the client says otherwise, the run's position. */
  public Uni<Viewpoint> from(Snapshot snapshot, Cursor cursor) {
    return from(snapshot, cursor, knownAt, KNOWN_AT);
  }

  /**
   * @param at in place of {@code knownAt}
   */
  public Uni<Viewpoint> from(
      Snapshot snapshot, Cursor cursor, Optional<KnownAt> at, String parameter) {
    return at.isEmpty()
        ? Uni.createFrom()
            .item(new Viewpoint(Known.then(snapshot, cursor.position(), cursor.through()), asOf))
        : Known.of(snapshot, at, parameter)
            .map(known -> known.until(cursor.position(), cursor.through()))
            .map(known -> new Viewpoint(known, asOf));
  }
}
