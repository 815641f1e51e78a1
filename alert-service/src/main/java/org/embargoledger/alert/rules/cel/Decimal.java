package org.embargoledger.alert.rules.cel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact decimal number inside a rule. Numbers of the same value are equal however many zeros
 * they are written with. Sums, differences and products are exact; a quotient is rounded half even
 * to {@link #QUOTIENT_SCALE} digits after the point.
 */
public final class Decimal implements Comparable<Decimal> {

  static final int QUOTIENT_SCALE = 12;

  /** More digits than any product of real figures has; stops a number that is made to grow. */
  private static final int DIGITS_MAX = 120;

  private final BigDecimal value;

  private Decimal(BigDecimal value) {
    this.value = value;
  }

  /**
   * @throws ArithmeticException if the number has too many digits
   */
  public static Decimal of(BigDecimal value) {
    if (value.precision() > DIGITS_MAX || Math.abs(value.scale()) > DIGITS_MAX) {
      throw new ArithmeticException("a number has more than " + DIGITS_MAX + " digits");
    }
    return new Decimal(value);
  }

  static Decimal of(long value) {
    return new Decimal(BigDecimal.valueOf(value));
  }

  /**
   * @throws NumberFormatException if the text is not a plain decimal number
   */
  static Decimal parse(String text) {
    if (text.length() > DIGITS_MAX || !isPlain(text)) {
      throw new NumberFormatException("'" + text + "' is not a decimal number such as \"1234.5\"");
    }
    return of(new BigDecimal(text));
  }

  private static boolean isPlain(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    int digits = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (i != point) {
        return false;
      }
    }
    return digits > 0 && point != start && point != text.length() - 1;
  }

  public BigDecimal value() {
    return value;
  }

  Decimal plus(Decimal other) {
    return of(value.add(other.value));
  }

  Decimal minus(Decimal other) {
    return of(value.subtract(other.value));
  }

  Decimal times(Decimal other) {
    return of(value.multiply(other.value));
  }

  /**
   * @throws ArithmeticException if the other is zero
   */
  Decimal dividedBy(Decimal other) {
    return of(value.divide(other.value, QUOTIENT_SCALE, RoundingMode.HALF_EVEN));
  }

  Decimal negate() {
    return new Decimal(value.negate());
  }

  Decimal rounded(long digits) {
    if (digits < 0 || digits > QUOTIENT_SCALE) {
      throw new ArithmeticException("round takes 0 to " + QUOTIENT_SCALE + " digits");
    }
    return new Decimal(value.setScale((int) digits, RoundingMode.HALF_EVEN));
  }

  @Override
  public int compareTo(Decimal other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Decimal number && value.compareTo(number.value) == 0;
  }

  @Override
  public int hashCode() {
    return value.signum() == 0 ? 0 : value.stripTrailingZeros().hashCode();
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
