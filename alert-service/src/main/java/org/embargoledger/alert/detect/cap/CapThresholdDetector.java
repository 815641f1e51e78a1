package org.embargoledger.alert.detect.cap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Stateless;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Withdrawal;
import org.embargoledger.alert.detect.book.BookChange;
import org.embargoledger.alert.detect.book.BookKey;

/**
 * Notices when what all counterparties together delivered in a cap year crosses a threshold of the
 * cap upward: used &gt;= level, exactly, by the best figure, in any of the cap's limits. Each basis
 * is watched by itself.
 *
 * <p>An event that jumps over several thresholds makes one finding, for the highest; the lower ones
 * are listed in it. A threshold that only another conversion policy takes the figure over is told
 * too, once, and as such.
 */
public final class CapThresholdDetector implements Stateless {

  public static final String NAME = "cap-threshold";

  private final CapFindings findings;

  public CapThresholdDetector(Rules rules) {
    this.findings = new CapFindings(rules);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> detect(Step step) {
    List<Finding> found = new ArrayList<>(0);
    for (BookChange change : step.changes()) {
      BigDecimal before = change.before().reached().standard();
      BigDecimal after = change.after().reached().standard();
      BigDecimal byAny = change.after().reached().any();
      if (after.compareTo(before) > 0) {
        found.add(findings.crossing(step, change, between(change.key(), before, after)));
      } else if (byAny.compareTo(after) > 0
          && byAny.compareTo(change.before().reached().any()) > 0) {
        found.add(findings.crossingByAnotherPolicy(step, change, byAny));
      }
    }
    return found;
  }

  @Override
  public List<Withdrawal> withdrawn(Step step, List<Finding> found) {
    List<Withdrawal> gone = new ArrayList<>(0);
    for (BookChange change : step.changes()) {
      BigDecimal before = change.before().reached().standard();
      BigDecimal after = change.after().reached().standard();
      BookKey key = change.key();
      if (after.compareTo(before) < 0) {
        List<BigDecimal> still = between(key, BigDecimal.ZERO, after);
        Optional<Finding> instead =
            still.isEmpty()
                ? Optional.empty()
                : Optional.of(findings.crossing(step, change, still));
        between(key, after, before)
            .forEach(level -> gone.add(Withdrawal.of(NAME, keyOf(key, level), step, instead)));
      }
      BigDecimal wasByAny = change.before().reached().any();
      BigDecimal isByAny = change.after().reached().any();
      if (isByAny.compareTo(wasByAny) < 0) {
        between(key, isByAny, wasByAny)
            .forEach(level -> gone.add(Withdrawal.of(NAME, keyByAnotherPolicy(key, level), step)));
      }
    }
    return gone;
  }

  private static String keyOf(BookKey key, BigDecimal level) {
    return FindingDraft.keyOf(
        NAME, key.target(), key.cap().id(), key.year(), key.basis(), level.toPlainString());
  }

  private static String keyByAnotherPolicy(BookKey key, BigDecimal level) {
    return keyOf(key, level) + "/" + CapFindings.BY_ANOTHER_POLICY;
  }

  @Override
  public Map<String, String> parameters() {
    return findings.parameters();
  }

  private static List<BigDecimal> between(BookKey key, BigDecimal above, BigDecimal upTo) {
    return key.cap().thresholdsPercent().stream()
        .filter(level -> level.compareTo(above) > 0 && level.compareTo(upTo) <= 0)
        .sorted()
        .toList();
  }
}
