package org.embargoledger.ledger.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Reads the columns of native queries, whatever type the driver chose for them. */
public final class Columns {

  private Columns() {}

  public static long number(Object column) {
    return ((Number) column).longValue();
  }

  public static BigDecimal decimal(Object column) {
    return column instanceof BigDecimal exact ? exact : new BigDecimal(column.toString());
  }

  /** Null for null. */
  public static LocalDate date(Object column) {
    if (column instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    return (LocalDate) column;
  }

  /** Null for null. */
  public static Instant instant(Object column) {
    if (column instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    return (Instant) column;
  }

  /** Null for null. */
  public static String text(Object column) {
    return column == null ? null : column.toString();
  }
}
