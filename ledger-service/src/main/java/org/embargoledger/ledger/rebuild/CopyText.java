package org.embargoledger.ledger.rebuild;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Rows in the text form of PostgreSQL's COPY. */
final class CopyText {

  private static final String NULL = "\\N";

  private final StringBuilder out = new StringBuilder(1 << 16);
  private boolean rowBegun;
  private int rows;

  CopyText text(String value) {
    separate();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return this;
  }

  /** Something whose text has no character that COPY heeds: a name, a day, a UUID. */
  CopyText plain(Object value) {
    separate();
    out.append(value);
    return this;
  }

  CopyText plain(Optional<?> value) {
    separate();
    if (value.isPresent()) {
      out.append(value.get());
    } else {
      out.append(NULL);
    }
    return this;
  }

  CopyText number(long value) {
    separate();
    out.append(value);
    return this;
  }

  /** Null for none. */
  CopyText number(Long value) {
    separate();
    if (value == null) {
      out.append(NULL);
    } else {
      out.append(value.longValue());
    }
    return this;
  }

  /** Null for none. */
  CopyText decimal(BigDecimal value) {
    separate();
    out.append(value == null ? NULL : value.toPlainString());
    return this;
  }

  CopyText flag(boolean value) {
    separate();
    out.append(value ? 't' : 'f');
    return this;
  }

  CopyText nothing() {
    separate();
    out.append(NULL);
    return this;
  }

  CopyText bytes(byte[] value) {
    separate();
    out.append("\\\\x").append(HexFormat.of().formatHex(value));
    return this;
  }

  void end() {
    out.append('\n');
    rowBegun = false;
    rows++;
  }

  int rows() {
    return rows;
  }

  byte[] toBytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void separate() {
    if (rowBegun) {
      out.append('\t');
    }
    rowBegun = true;
  }
}
