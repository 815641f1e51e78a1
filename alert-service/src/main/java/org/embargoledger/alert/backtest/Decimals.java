package org.embargoledger.alert.backtest;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Decimals in few bytes, with their scale. */
final class Decimals {

  private static final int SCALE_MAX = 60;
  private static final int LARGE = 255;

  private Decimals() {}

  static void write(ByteLog.Writer out, BigDecimal value) {
    BigInteger unscaled = value.unscaledValue();
    if (unscaled.bitLength() < Long.SIZE && value.scale() >= 0 && value.scale() <= SCALE_MAX) {
      out.write(value.scale());
      out.zigzag(unscaled.longValue());
    } else {
      byte[] bytes = unscaled.toByteArray();
      out.write(LARGE);
      out.zigzag(value.scale());
      out.varint(bytes.length);
      out.write(bytes);
    }
  }

  static BigDecimal read(ByteLog.Reader in) {
    int scale = in.read();
    if (scale != LARGE) {
      return BigDecimal.valueOf(in.zigzag(), scale);
    }
    int large = (int) in.zigzag();
    return new BigDecimal(new BigInteger(in.read((int) in.varint())), large);
  }
}
