package org.embargoledger.model.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Puts a row's days together to a period, and checks year and month against them. */
final class RowPeriod {

  private final ColumnMapping mapping;
  private final TableRow row;
  private final List<CellFault> faults;

  RowPeriod(ColumnMapping mapping, TableRow row, List<CellFault> faults) {
    this.mapping = mapping;
    this.row = row;
    this.faults = faults;
  }

  /** The period's text; empty if the row gives none, or a wrong one. */
  Optional<String> text() {
    if (!mapping.text("period", row).isEmpty()) {
      return Optional.empty(); // It lies in the fact already.
    }
    if (mapping.text("period.from", row).isEmpty()) {
      faults.add(mapping.fault("period.from", "is required"));
      return Optional.empty();
    }
    Optional<LocalDate> from = day("period.from");
    Optional<LocalDate> to = mapping.text("period.to", row).isEmpty() ? from : day("period.to");
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (to.get().isBefore(from.get())) {
      faults.add(mapping.fault("period.to", "%s lies before %s".formatted(to.get(), from.get())));
      return Optional.empty();
    }
    agree("period.year", from.get().getYear(), from.get());
    agree("period.month", from.get().getMonthValue(), from.get());
    return Optional.of(from.equals(to) ? from.get().toString() : from.get() + "/" + to.get());
  }

  private Optional<LocalDate> day(String field) {
    String text = mapping.text(field, row);
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      faults.add(mapping.fault(field, "'%s' is not a day such as 2023-11-15".formatted(text)));
      return Optional.empty();
    }
  }

  private void agree(String field, int expected, LocalDate from) {
    String text = mapping.text(field, row);
    if (!text.isEmpty() && !text.replaceFirst("^0", "").equals(Integer.toString(expected))) {
      faults.add(mapping.fault(field, "'%s', but the period begins on %s".formatted(text, from)));
    }
  }
}
