package org.embargoledger.ledger.projection.postgres;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows in the text form of PostgreSQL's COPY. */
final class CopyText {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int ESCAPED = 2;

  private byte[] out = new byte[1 << 14];
  private int size;
  private boolean rowBegun;
  private int rows;

  CopyText text(String value) {
    return utf8(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A text as the bytes of its UTF-8 form, none of which is mistaken for what COPY heeds. */
  CopyText utf8(byte[] value) {
    separate();
    ensure(ESCAPED * value.length);
    for (byte b : value) {
      switch (b) {
        case '\\' -> escaped('\\');
        case '\n' -> escaped('n');
        case '\r' -> escaped('r');
        case '\t' -> escaped('t');
        default -> out[size++] = b;
      }
    }
    return this;
  }

  private void escaped(char c) {
    out[size++] = '\\';
    out[size++] = (byte) c;
  }

  /** Something whose text is ASCII without what COPY heeds: a name, a day, a UUID. */
  CopyText plain(Object value) {
    separate();
    ascii(value.toString());
    return this;
  }

  CopyText plain(Optional<?> value) {
    return value.isPresent() ? plain(value.get()) : nothing();
  }

  CopyText number(long value) {
    return plain(Long.toString(value));
  }

  /** Null for none. */
  CopyText number(Long value) {
    return value == null ? nothing() : number(value.longValue());
  }

  /** Null for none. */
  CopyText decimal(BigDecimal value) {
    return value == null ? nothing() : plain(value.toPlainString());
  }

  CopyText flag(boolean value) {
    return plain(value ? "t" : "f");
  }

  CopyText nothing() {
    separate();
    ensure(ESCAPED);
    escaped('N');
    return this;
  }

  CopyText bytes(byte[] value) {
    separate();
    ensure(2 * value.length + ESCAPED + 1);
    escaped('\\');
    out[size++] = 'x';
    for (byte b : value) {
      out[size++] = HEX[(b >> 4) & 0xf];
      out[size++] = HEX[b & 0xf];
    }
    return this;
  }

  void end() {
    ensure(1);
    out[size++] = '\n';
    rowBegun = false;
    rows++;
  }

  int rows() {
    return rows;
  }

  byte[] toBytes() {
    return Arrays.copyOf(out, size);
  }

  private void ascii(String value) {
    int length = value.length();
    ensure(length);
    for (int i = 0; i < length; i++) {
      out[size++] = (byte) value.charAt(i);
    }
  }

  private void separate() {
    if (rowBegun) {
      ensure(1);
      out[size++] = '\t';
    }
    rowBegun = true;
  }

  private void ensure(int more) {
    if (size + more > out.length) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, size + more));
    }
  }

  /**
   * Within the connection's transaction.
   *
   * @param table with its columns, in the order of the values
   */
  void into(Connection connection, String table) throws SQLException {
    if (rows == 0) {
      return;
    }
    CopyIn in =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
    try {
      in.writeToCopy(out, 0, size);
      in.endCopy();
    } finally {
      if (in.isActive()) {
        in.cancelCopy();
      }
    }
  }
}
