package org.embargoledger.alert.detect.cap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.embargoledger.model.counting.Claim;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.regime.Cap;

/** What the same claims come to under each other conversion policy. */
record Sensitivity(List<Line> lines) {

  record Line(String policy, BigDecimal percent, boolean reaches) {}

  static Sensitivity of(
      Cap cap,
      BigDecimal level,
      List<Claim> counted,
      ConversionPolicy used,
      Collection<ConversionPolicy> policies) {
    return new Sensitivity(
        policies.stream()
            .filter(policy -> !policy.name().equals(used.name()))
            .map(policy -> MostUsed.limit(cap, counted, policy))
            .map(usage -> new Line(usage.policy(), usage.percent(), usage.reaches(level)))
            .toList());
  }

  /** The policies by which the threshold would not be crossed. */
  List<Line> dissenting() {
    return lines.stream().filter(line -> !line.reaches).toList();
  }

  /** The policies by which it would. */
  List<Line> agreeing() {
    return lines.stream().filter(Line::reaches).toList();
  }

  ArrayNode toJson() {
    ArrayNode array = Json.object().arrayNode();
    for (Line line : lines) {
      array
          .addObject()
          .put("policy", line.policy)
          .put("percent", line.percent.toPlainString())
          .put("reaches", line.reaches);
    }
    return array;
  }
}
