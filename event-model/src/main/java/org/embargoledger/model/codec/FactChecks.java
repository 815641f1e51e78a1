package org.embargoledger.model.codec;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.embargoledger.model.json.ObjectReader;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;

/**
 * Whether what is well formed is also plausible. Asked when a fact is submitted, never when an
 * event is read back: what the log has taken stays readable even if a limit is tightened later.
 *
 * @param now the instant of submission, UTC
 * @param targets the sanctioned states that facts may be about
 */
public record FactChecks(Instant now, Set<String> targets) {

  /** More than the world consumes in a day, in any unit. */
  public static final BigDecimal QUANTITY_MAX = new BigDecimal("100000000");

  public static final int QUANTITY_SCALE_MAX = 6;

  /** More than the world's yearly product, in any currency. */
  public static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000000000");

  public static final int PLAN_YEARS_MAX = 30;

  /** The year in which the first state that the ledger watches was founded. */
  public static final LocalDate EARLIEST = LocalDate.of(1948, 1, 1);

  private static final Duration CLOCK_SKEW_MAX = Duration.ofMinutes(5);

  public FactChecks {
    targets = Set.copyOf(targets);
  }

  void target(ObjectReader in, String target) {
    if (target != null && !targets.contains(target)) {
      String mixUp = target.equals("KR") ? " (KR is the Republic of Korea; KP is the DPRK)" : "";
      in.reject(
          "target",
          "'%s' is under no regime that this ledger keeps; the targets are %s%s"
              .formatted(target, String.join(", ", targets), mixUp));
    }
  }

  void counterparty(ObjectReader in, Counterparty counterparty, String target) {
    if (counterparty != null && target != null && counterparty.states().contains(target)) {
      in.reject("counterparty", Countries.nameOf(target) + " is the target itself");
    }
  }

  /** What has happened must have begun, and cannot reach beyond the present year. */
  void past(ObjectReader in, String name, Period period) {
    begun(in, name, period);
    if (period != null && period.to().getYear() > today().getYear()) {
      in.reject(name, "ends in " + period.to().getYear() + ", which is still to come");
    }
  }

  /** What is planned may lie ahead, but not absurdly far. */
  void planned(ObjectReader in, String name, Period period) {
    notAncient(in, name, period);
    if (period != null && period.to().isAfter(today().plusYears(PLAN_YEARS_MAX))) {
      in.reject(name, "ends more than %d years ahead".formatted(PLAN_YEARS_MAX));
    }
  }

  /** A publication: its day, month or year must have begun. */
  void begun(ObjectReader in, String name, Period period) {
    notAncient(in, name, period);
    if (period != null && period.from().isAfter(today())) {
      in.reject(name, "begins on %s, after today, %s UTC".formatted(period.from(), today()));
    }
  }

  void notAfterNow(ObjectReader in, String name, Instant instant) {
    if (instant.isAfter(now.plus(CLOCK_SKEW_MAX))) {
      in.reject(name, "lies in the future");
    }
  }

  void quantity(ObjectReader in, String name, BigDecimal value) {
    if (value == null) {
      return;
    }
    if (value.signum() < 0) {
      in.reject(name, "is negative; what did not arrive is 0, what was taken back is a correction");
    } else if (value.compareTo(QUANTITY_MAX) > 0) {
      in.reject(name, "is more than " + QUANTITY_MAX + ", which no single fact can be");
    } else if (value.stripTrailingZeros().scale() > QUANTITY_SCALE_MAX) {
      in.reject(name, "has more than %d digits after the point".formatted(QUANTITY_SCALE_MAX));
    }
  }

  void money(ObjectReader in, Money money) {
    int digits = Math.max(money.currency().getDefaultFractionDigits(), 0);
    if (money.amount().signum() <= 0) {
      in.reject("amount", "must be more than 0");
    } else if (money.amount().compareTo(AMOUNT_MAX) > 0) {
      in.reject("amount", "is more than " + AMOUNT_MAX + ", which no single fact can be");
    } else if (money.amount().stripTrailingZeros().scale() > digits) {
      in.reject("amount", "%s has %d digits after the point".formatted(money.currency(), digits));
    }
  }

  private void notAncient(ObjectReader in, String name, Period period) {
    if (period != null && period.from().isBefore(EARLIEST)) {
      in.reject(name, "begins before " + EARLIEST);
    }
  }

  private LocalDate today() {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
