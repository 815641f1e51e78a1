package org.embargoledger.ledger.caps;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.embargoledger.model.measure.Period;

/** Counts the days that periods take in, each day once. */
final class Coverage {

  private Coverage() {}

  static long days(Collection<Period> periods) {
    List<Period> inOrder = periods.stream().sorted(Comparator.comparing(Period::from)).toList();
    long days = 0;
    LocalDate next = LocalDate.MIN;
    for (Period period : inOrder) {
      LocalDate from = period.from().isAfter(next) ? period.from() : next;
      if (!from.isAfter(period.to())) {
        days += ChronoUnit.DAYS.between(from, period.to()) + 1;
        next = period.to().plusDays(1);
      }
    }
    return days;
  }
}
