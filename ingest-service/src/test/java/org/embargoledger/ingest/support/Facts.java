package org.embargoledger.ingest.support;

import org.embargoledger.model.codec.FactReader;
import org.embargoledger.model.fact.Fact;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.json.Json;

/** Small facts for tests. */
public final class Facts {

  private Facts() {}

  public static final String PROVENANCE =
      """
      {"source": {"publisher": "UNITED24 Media", "url": "https://united24media.com/a",
       "published": "2025-11"}, "basis": "REPORTED", "grade": "B2"}
      """;

  public static String pledge(String amount) {
    return """
        {"counterparty": "RU", "target": "KP", "period": "2026",
         "amount": {"amount": "%s", "currency": "RUB"}, "sector": "OFFSHORE_OIL_AND_GAS",
         "purpose": "assessing offshore resources", "provenance": %s}
        """
        .formatted(amount, PROVENANCE);
  }

  public static String delivery(String barrels) {
    return """
        {"counterparty": "RU", "target": "KP", "period": "2024-01",
         "product": "REFINED_UNSPECIFIED", "quantity": {"value": "%s", "unit": "bbl"},
         "provenance": %s}
        """
        .formatted(barrels, PROVENANCE);
  }

  public static Fact aPledge() {
    return FactReader.trusting()
        .read(
            FactType.FUNDING_PLEDGE,
            Json.parse(pledge("890000000").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
