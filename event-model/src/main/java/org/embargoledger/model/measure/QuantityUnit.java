package org.embargoledger.model.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The units in which sources state quantities; {@link #symbol} is the wire form. */
public enum QuantityUnit {
  /** 42 US gallons, 158.987 litres. */
  BARREL("bbl"),
  /** 1,000 kilograms. */
  METRIC_TON("t"),
  CUBIC_METRE("m3"),
  LITRE("l");

  private final String symbol;

  QuantityUnit(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  public static Optional<QuantityUnit> ofSymbol(String symbol) {
    return Arrays.stream(values()).filter(unit -> unit.symbol.equals(symbol)).findFirst();
  }

  public static String symbols() {
    return Arrays.stream(values()).map(QuantityUnit::symbol).collect(Collectors.joining(", "));
  }
}
