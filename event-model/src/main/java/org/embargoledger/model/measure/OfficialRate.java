package org.embargoledger.model.measure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** One unit of {@code base} in {@code quote}, from {@code date} until the next rate is set. */
public record OfficialRate(
    LocalDate date, Currency base, Currency quote, BigDecimal rate, String source) {}
