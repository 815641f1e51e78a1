package org.embargoledger.model.regime;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.embargoledger.model.json.Resources;
import org.embargoledger.model.measure.ProductClass;
import org.embargoledger.model.measure.QuantityUnit;

/** The regimes that ship with the model, one file each under {@code regimes/}. */
public final class Regimes {

  private static final Map<String, Regime> BY_TARGET = load("regimes/un-dprk.yaml");

  private Regimes() {}

  public static Optional<Regime> forTarget(String target) {
    return Optional.ofNullable(BY_TARGET.get(target));
  }

  public static Set<String> targets() {
    return BY_TARGET.keySet();
  }

  private static Map<String, Regime> load(String path) {
    Regime regime = regime(Resources.yaml(path));
    return Map.of(regime.target(), regime);
  }

  private static Regime regime(JsonNode node) {
    List<Cap> caps = new ArrayList<>();
    node.get("caps").forEach(cap -> caps.add(cap(cap)));
    return new Regime(
        node.get("name").asText(), node.get("title").asText(), node.get("target").asText(), caps);
  }

  private static Cap cap(JsonNode node) {
    List<Cap.Limit> limits = new ArrayList<>();
    for (JsonNode limit : node.get("limits")) {
      limits.add(
          new Cap.Limit(
              new BigDecimal(limit.get("amount").asText()),
              QuantityUnit.ofSymbol(limit.get("unit").asText()).orElseThrow()));
    }
    List<BigDecimal> thresholds = new ArrayList<>();
    node.get("thresholdsPercent").forEach(level -> thresholds.add(new BigDecimal(level.asText())));
    return new Cap(
        node.get("id").asText(),
        node.get("title").asText(),
        ProductClass.valueOf(node.get("productClass").asText()),
        limits,
        MonthDay.parse("--" + node.get("yearStarts").asText()),
        node.get("firstYear").asInt(),
        thresholds,
        node.get("legalReference").asText(),
        node.get("source").asText());
  }
}
