package org.embargoledger.alert.detect.rate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.alert.detect.Evidence;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.measure.OfficialRate;

/** Writes up a stated value that the official rate does not give. */
final class RateFinding {

  private RateFinding() {}

  static Finding of(EventHeader header, FundingPledge pledge, RateComparison comparison) {
    return new Finding(
        String.join(
            "/",
            StatedExchangeRateDetector.NAME,
            pledge.target(),
            header.factId().toString(),
            comparison.based().currency() + "-" + comparison.quoted().currency(),
            comparison.implied().toPlainString()),
        StatedExchangeRateDetector.NAME,
        Severity.WARNING,
        pledge.target(),
        Map.of(
            "factId", header.factId().toString(),
            "factType", header.factType().wireName(),
            "counterparty", pledge.counterparty().toString(),
            "period", pledge.period().toString()),
        sentence(pledge, comparison),
        Optional.empty(),
        header.recordedAt(),
        header.position(),
        new Evidence(
            header.eventId(),
            List.of(header.eventId()),
            figures(comparison),
            computation(comparison),
            comparison.official().source()
                + "; a check of the source's arithmetic, not of a sanctions provision"));
  }

  private static String sentence(FundingPledge pledge, RateComparison it) {
    OfficialRate official = it.official();
    String pair = it.quoted().currency() + " per " + it.based().currency();
    boolean approximate = pledge.statedEquivalent().orElseThrow().approximate();
    return ("A pledge by %s of %s is stated to be worth %s%s. That implies %s %s, %s %% %s the official"
            + " rate of %s (%s); at the official rate it is worth %s.")
        .formatted(
            Wording.states(pledge.counterparty()),
            Wording.money(it.amount()),
            approximate ? "approximately " : "",
            Wording.money(it.stated()),
            Wording.number(it.implied()),
            pair,
            it.deviationPercent().abs().toPlainString(),
            it.deviationPercent().signum() < 0 ? "below" : "above",
            Wording.day(official.date()),
            official.rate().toPlainString(),
            Wording.money(it.officialEquivalent()));
  }

  private static ObjectNode figures(RateComparison it) {
    return Json.object()
        .put("amount", it.amount().toString())
        .put("statedEquivalent", it.stated().toString())
        .put("ratePair", it.quoted().currency() + " per " + it.based().currency())
        .put("impliedRate", it.implied().toPlainString())
        .put("officialRate", it.official().rate().toPlainString())
        .put("officialRateDate", it.official().date().toString())
        .put("officialRateSource", it.official().source())
        .put("deviationPercent", it.deviationPercent().toPlainString())
        .put("tolerancePercent", StatedExchangeRateDetector.TOLERANCE_PERCENT.toPlainString())
        .put("officialEquivalent", it.officialEquivalent().toString());
  }

  private static String computation(RateComparison it) {
    return "%s / %s = %s %s per %s; official %s on %s; deviation %s %% (rounded toward zero)"
        .formatted(
            it.quoted(),
            it.based(),
            it.implied().toPlainString(),
            it.quoted().currency(),
            it.based().currency(),
            it.official().rate().toPlainString(),
            it.official().date(),
            it.deviationPercent().toPlainString());
  }
}
