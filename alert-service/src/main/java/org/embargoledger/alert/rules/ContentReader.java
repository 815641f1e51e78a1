package org.embargoledger.alert.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.json.ObjectReader;
import org.embargoledger.model.measure.Countries;

/** The JSON of a rule's content, as clients send it and as it is stored. */
public final class ContentReader {

  private ContentReader() {}

  /** Reads the fields of a content; faults are left with the reader. */
  public static RuleContent read(ObjectReader in) {
    return new RuleContent(
        in.text("title"),
        in.required("target", ContentReader::country),
        in.optional("factType", ContentReader::factType),
        in.text("expression"),
        in.optionalText("key"),
        in.text("message"),
        in.oneOf("severity", Severity.class, Severity.WARNING),
        in.optionalText("legalReference"));
  }

  public static ObjectNode write(RuleContent content) {
    ObjectNode json = Json.object().put("title", content.title()).put("target", content.target());
    content.factType().ifPresent(type -> json.put("factType", type.wireName()));
    json.put("expression", content.expression());
    content.key().ifPresent(key -> json.put("key", key));
    json.put("message", content.message()).put("severity", content.severity().name());
    content.legalReference().ifPresent(reference -> json.put("legalReference", reference));
    return json;
  }

  private static String country(String text) {
    if (!Countries.isCode(text)) {
      throw new IllegalArgumentException("must be an ISO 3166-1 alpha-2 code such as KP");
    }
    return text;
  }

  private static FactType factType(String text) {
    return FactType.ofWireName(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be FundingPledge, FuelDelivery, Agreement or Activity, or be left out"));
  }

  /** Reads what was stored, which has been checked before. */
  public static RuleContent stored(byte[] json) {
    ObjectReader in = ObjectReader.root(Json.parse(json));
    RuleContent content = read(in);
    in.throwIfFaulty();
    return content;
  }
}
