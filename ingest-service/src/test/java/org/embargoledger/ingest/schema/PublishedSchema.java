package org.embargoledger.ingest.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.embargoledger.model.fact.FactType;

/** A published schema in the hands of a validator that is not ours. */
record PublishedSchema(Schema schema) {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static final PublishedSchema EVENT = named("event.json");
  static final PublishedSchema BATCH_ROW = named("batch-row.json");

  static PublishedSchema named(String name) {
    return new PublishedSchema(REGISTRY.getSchema(SchemaLocation.of("classpath:schemas/" + name)));
  }

  static PublishedSchema of(FactType type) {
    return named(
        switch (type) {
          case FUNDING_PLEDGE -> "funding-pledge.json";
          case FUEL_DELIVERY -> "fuel-delivery.json";
          case AGREEMENT -> "agreement.json";
          case ACTIVITY -> "activity.json";
        });
  }

  /** The schema of schemas. */
  static PublishedSchema ofSchemas() {
    return new PublishedSchema(
        REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId())));
  }

  List<String> faults(JsonNode document) {
    return schema.validate(document.toString(), InputFormat.JSON).stream()
        .map(Error::toString)
        .toList();
  }

  boolean accepts(JsonNode document) {
    return faults(document).isEmpty();
  }
}
