package org.embargoledger.alert.support;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FundingPledge;
import org.embargoledger.model.fact.Grade;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Sector;
import org.embargoledger.model.fact.Source;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.StatedEquivalent;

/** Builds Russia's pledge of the founding document, or one like it. */
public final class Pledges {

  private String amount = "890000000 RUB";
  private String equivalent = "9700000 USD";
  private String published = "2025-11";
  private String target = "KP";

  private Pledges() {}

  public static Pledges russias() {
    return new Pledges();
  }

  public Pledges of(String money) {
    amount = money;
    return this;
  }

  public Pledges statedAs(String money) {
    equivalent = money;
    return this;
  }

  public Pledges to(String code) {
    target = code;
    return this;
  }

  public Pledges published(String period) {
    published = period;
    return this;
  }

  public FundingPledge fact() {
    return new FundingPledge(
        Counterparty.parse("RU"),
        Optional.empty(),
        target,
        Period.parse("2026"),
        money(amount),
        Optional.ofNullable(equivalent).map(text -> new StatedEquivalent(money(text), true)),
        Sector.OFFSHORE_OIL_AND_GAS,
        "Assessment of offshore resources",
        Optional.empty(),
        Optional.empty(),
        new Provenance(
            new Source(
                "UNITED24 Media",
                Optional.empty(),
                "https://united24media.com/a",
                Period.parse(published),
                Optional.empty(),
                Optional.empty()),
            Optional.empty(),
            Basis.REPORTED,
            Grade.parse("B2")),
        List.of());
  }

  private static Money money(String text) {
    String[] parts = text.split(" ");
    return new Money(new BigDecimal(parts[0]), Currency.getInstance(parts[1]));
  }
}
