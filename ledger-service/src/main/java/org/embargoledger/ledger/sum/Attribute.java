package org.embargoledger.ledger.sum;

/** What lines can be told apart by that running sums do not keep: it costs a look at each line. */
public enum Attribute {
  COUNTERPARTY("counterparty"),
  SOURCE("publisher"),
  PARTNER("partner"),
  AGREEMENT("agreement");

  private final String column;

  Attribute(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }
}
