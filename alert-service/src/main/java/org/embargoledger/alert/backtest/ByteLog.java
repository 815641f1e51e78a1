package org.embargoledger.alert.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes that are only ever appended, in pieces of fixed size, so that growing copies nothing. */
final class ByteLog {

  static final int PIECE = 1 << 20;

  private final List<byte[]> pieces = new ArrayList<>();
  private long length;

  void append(byte[] bytes, int count) {
    int done = 0;
    while (done < count) {
      int at = (int) (length % PIECE);
      if (at == 0) {
        pieces.add(new byte[PIECE]);
      }
      int step = Math.min(count - done, PIECE - at);
      System.arraycopy(bytes, done, pieces.get(pieces.size() - 1), at, step);
      done += step;
      length += step;
    }
  }

  long length() {
    return length;
  }

  /** A reader of the bytes that are there now. */
  Reader reader() {
    return new Reader(List.copyOf(pieces));
  }

  /** Reads from the beginning. */
  static final class Reader {

    private final List<byte[]> pieces;
    private byte[] piece = new byte[0];
    private int next;
    private int at = PIECE;

    private Reader(List<byte[]> pieces) {
      this.pieces = pieces;
    }

    int read() {
      if (at == PIECE) {
        piece = pieces.get(next++);
        at = 0;
      }
      return piece[at++] & 0xff;
    }

    byte[] read(int count) {
      byte[] bytes = new byte[count];
      int done = 0;
      while (done < count) {
        if (at == PIECE) {
          piece = pieces.get(next++);
          at = 0;
        }
        int step = Math.min(count - done, PIECE - at);
        System.arraycopy(piece, at, bytes, done, step);
        at += step;
        done += step;
      }
      return bytes;
    }

    long varint() {
      long value = 0;
      int shift = 0;
      while (true) {
        int b = read();
        value |= (long) (b & 0x7f) << shift;
        if (b < 0x80) {
          return value;
        }
        shift += 7;
      }
    }

    long zigzag() {
      long value = varint();
      return (value >>> 1) ^ -(value & 1);
    }

    long word() {
      long value = 0;
      for (int i = 0; i < 8; i++) {
        value = value << 8 | read();
      }
      return value;
    }
  }

  /** Puts one record together. */
  static final class Writer {

    private byte[] bytes = new byte[512];
    private int count;

    void reset() {
      count = 0;
    }

    void write(int value) {
      if (count == bytes.length) {
        bytes = Arrays.copyOf(bytes, count * 2);
      }
      bytes[count++] = (byte) value;
    }

    void write(byte[] more) {
      while (count + more.length > bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
      System.arraycopy(more, 0, bytes, count, more.length);
      count += more.length;
    }

    void varint(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        write((int) (rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      write((int) rest);
    }

    void zigzag(long value) {
      varint((value << 1) ^ (value >> 63));
    }

    void word(long value) {
      for (int shift = 56; shift >= 0; shift -= 8) {
        write((int) (value >>> shift));
      }
    }

    void appendTo(ByteLog log) {
      log.append(bytes, count);
    }
  }
}
