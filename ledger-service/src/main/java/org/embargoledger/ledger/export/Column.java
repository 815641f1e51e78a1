package org.embargoledger.ledger.export;

/**
 * A column of an exported table.
 *
 * @param about what it means, for whoever opens the file years later
 */
record Column(String name, Kind kind, String about) {

  /** What its values are: a String, Long, BigDecimal, LocalDate or Instant; null for none. */
  enum Kind {
    TEXT,
    WHOLE,
    DECIMAL,
    DAY,
    INSTANT
  }

  static Column text(String name, String about) {
    return new Column(name, Kind.TEXT, about);
  }

  static Column whole(String name, String about) {
    return new Column(name, Kind.WHOLE, about);
  }

  static Column decimal(String name, String about) {
    return new Column(name, Kind.DECIMAL, about);
  }

  static Column day(String name, String about) {
    return new Column(name, Kind.DAY, about);
  }

  static Column instant(String name, String about) {
    return new Column(name, Kind.INSTANT, about);
  }
}
