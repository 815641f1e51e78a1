package org.embargoledger.bench.report;

import java.util.Locale;
import org.embargoledger.bench.stats.Sample;

/** Numbers as the report shows them. */
public final class Figures {
  private Figures() {}

  /** Median and range of whole numbers: 9,412 (9,120-9,630). */
  public static String median(Sample sample) {
    return format("%,.0f (%,.0f-%,.0f)", sample.median(), sample.min(), sample.max());
  }

  /** Median and range with three decimals. */
  public static String medianFine(Sample sample) {
    return format("%,.3f (%,.3f-%,.3f)", sample.median(), sample.min(), sample.max());
  }

  public static String ratio(double ratio) {
    return format("%.2f", ratio);
  }

  public static String fine(double number) {
    return format("%,.2f", number);
  }

  public static String whole(double number) {
    return format("%,.0f", number);
  }

  /** Whether a goal is met, in words. */
  public static String goal(boolean met, String goal) {
    return (met ? "met" : "missed") + " (" + goal + ")";
  }

  private static String format(String pattern, Object... numbers) {
    return String.format(Locale.ROOT, pattern, numbers);
  }
}
