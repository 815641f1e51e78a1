package org.embargoledger.model.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.embargoledger.model.json.Resources;
import org.embargoledger.model.measure.ConversionPolicy.Factor;

/** The conversion policies that ship with the model, from {@code conversion-policies.yaml}. */
public final class ConversionPolicies {

  /** The policy of the authority that keeps the cap; used where a query names none. */
  public static final String DEFAULT = "un1718-2021";

  private static final Map<String, ConversionPolicy> POLICIES = load();

  private ConversionPolicies() {}

  public static ConversionPolicy standard() {
    return POLICIES.get(DEFAULT);
  }

  public static Optional<ConversionPolicy> named(String name) {
    return Optional.ofNullable(POLICIES.get(name));
  }

  public static Collection<ConversionPolicy> all() {
    return POLICIES.values();
  }

  private static Map<String, ConversionPolicy> load() {
    Map<String, ConversionPolicy> policies = new LinkedHashMap<>();
    for (JsonNode node : Resources.yaml("reference/conversion-policies.yaml").get("policies")) {
      ConversionPolicy policy =
          new ConversionPolicy(
              node.get("name").asText(),
              node.get("title").asText(),
              node.get("source").asText(),
              factors(node));
      policies.put(policy.name(), policy);
    }
    return policies;
  }

  private static Map<Product, Factor> factors(JsonNode policy) {
    Map<Product, Factor> factors = new EnumMap<>(Product.class);
    if (policy.has("flat")) {
      Factor flat = factor(policy.get("flat").asText(), policy.get("source").asText());
      Arrays.stream(Product.values()).forEach(product -> factors.put(product, flat));
      return factors;
    }
    policy
        .get("barrelsPerTon")
        .properties()
        .forEach(
            entry ->
                factors.put(
                    Product.valueOf(entry.getKey()),
                    factor(
                        entry.getValue().get("factor").asText(),
                        entry.getValue().get("source").asText())));
    return factors;
  }

  private static Factor factor(String value, String source) {
    return new Factor(new BigDecimal(value), "bbl/t", source);
  }
}
