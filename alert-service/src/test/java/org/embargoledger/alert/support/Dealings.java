package org.embargoledger.alert.support;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.Agreement;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.Grade;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Relation;
import org.embargoledger.model.fact.Sector;
import org.embargoledger.model.fact.Source;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;

/** Agreements and activities of Russia. */
public final class Dealings {

  private static final Provenance PROVENANCE =
      new Provenance(
          new Source(
              "UNITED24 Media",
              Optional.empty(),
              "https://united24media.com/a",
              Period.parse("2025-11"),
              Optional.empty(),
              Optional.empty()),
          Optional.empty(),
          Basis.REPORTED,
          Grade.parse("B2"));

  private Dealings() {}

  public static Activity activity(
      String target, String period, Activity.Kind kind, Sector sector, String name) {
    return new Activity(
        Counterparty.parse("RU"),
        Optional.of(name),
        target,
        Period.parse(period),
        kind,
        Activity.Status.COMPLETED,
        sector,
        "An activity",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        PROVENANCE,
        List.of());
  }

  public static Activity payment(UUID pledge, String roubles) {
    return new Activity(
        Counterparty.parse("RU"),
        Optional.empty(),
        "KP",
        Period.parse("2026-06"),
        Activity.Kind.DISBURSEMENT,
        Activity.Status.COMPLETED,
        Sector.OFFSHORE_OIL_AND_GAS,
        "A payment",
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Money(new BigDecimal(roubles), Currency.getInstance("RUB"))),
        PROVENANCE,
        List.of(new Relation(Relation.Type.FULFILS, pledge)));
  }

  public static Agreement agreement(String target, Sector sector, boolean jointEntity) {
    return new Agreement(
        Counterparty.parse("RU"),
        Optional.empty(),
        target,
        Period.parse("2023-11-15"),
        "Joint exploration",
        Agreement.Kind.ANNOUNCED_INTENT,
        Agreement.Status.AGREED,
        sector,
        Optional.of("Pyongyang"),
        jointEntity,
        Optional.empty(),
        PROVENANCE,
        List.of());
  }
}
