package org.embargoledger.system.support;

/** Small facts for tests. */
public final class Facts {

  private Facts() {}

  public static String pledge(String amount, String currency) {
    return """
        {"counterparty": "RU", "target": "KP", "period": "2017",
         "amount": {"amount": "%s", "currency": "%s"}, "sector": "OTHER", "purpose": "test",
         "provenance": %s}
        """
        .formatted(amount, currency, provenance());
  }

  /** A shipment by a counterparty that the demo data does not have, before the caps began. */
  public static String delivery(String counterparty, String barrels) {
    return """
        {"counterparty": "%s", "target": "KP", "period": "2017-05",
         "product": "REFINED_UNSPECIFIED", "quantity": {"value": "%s", "unit": "bbl"},
         "scope": "SHIPMENT", "provenance": %s}
        """
        .formatted(counterparty, barrels, provenance());
  }

  private static String provenance() {
    return """
        {"source": {"publisher": "Test", "url": "https://example.org/a", "published": "2017-06"},
         "basis": "OBSERVED", "grade": "B2"}
        """;
  }
}
