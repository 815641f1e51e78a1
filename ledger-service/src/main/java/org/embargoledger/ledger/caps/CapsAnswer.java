package org.embargoledger.ledger.caps;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.ledger.query.Known.KnownAtView;
import org.embargoledger.model.counting.Verdict;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.ProductClass;

/**
 * How much of each cap on a target is used in one cap year.
 *
 * @param knownAt what was taken as known, if less was asked for than is known now
 * @param asOf the last day that counts, if one was asked for
 */
public record CapsAnswer(
    String target,
    int year,
    long position,
    KnownAtView knownAt,
    String asOf,
    PolicyView policy,
    List<CapView> caps) {

  public record PolicyView(String name, String title, String source) {}

  /**
   * @param window the twelve months of the cap year
   * @param shares who delivered it, as far as sources name one counterparty; a break-down, not a
   *     sum that a cap is held against
   * @param notCounted claims kept beside, so that nothing is counted twice; null if they were not
   *     worked out, and then {@code notCountedOmitted} says why
   * @param sensitivity what other policies would make of the same claims
   * @param series by month, if it was asked for
   */
  public record CapView(
      String id,
      String title,
      ProductClass productClass,
      String window,
      String legalReference,
      List<LimitView> limits,
      List<Share> shares,
      List<NotCounted> notCounted,
      @JsonInclude(JsonInclude.Include.NON_NULL) String notCountedOmitted,
      List<Sensitivity> sensitivity,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<CapSeries.View> series,
      Map<String, String> links) {}

  public record LimitView(String amount, String unit, List<BasisUse> bases) {}

  /** Whether anything is claimed at all on a basis; a reported zero is a claim. */
  public enum State {
    REPORTED,
    NOT_REPORTED
  }

  /**
   * Figures of one basis; never added to those of another.
   *
   * @param used null, like all figures, if nothing is claimed
   * @param percent of the best figure
   * @param percentBand of the whole band
   * @param unconvertible products that the policy has no factor for; {@code used} is too low by
   *     them
   * @param forecast if the series was asked for
   */
  public record BasisUse(
      Basis basis,
      State state,
      Band used,
      String percent,
      Band percentBand,
      String remaining,
      List<String> thresholdsReached,
      List<Product> unconvertible,
      @JsonInclude(JsonInclude.Include.NON_NULL) CapForecast.View forecast) {}

  public record Share(String counterparty, Basis basis, Band barrels) {}

  public record NotCounted(
      UUID factId, String eventId, Basis basis, Verdict.Outcome outcome, UUID because) {}

  public record Sensitivity(String policy, Basis basis, String unit, String percent) {}
}
