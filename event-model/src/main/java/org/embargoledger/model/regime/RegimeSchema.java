package org.embargoledger.model.regime;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.embargoledger.model.json.Resources;
import org.embargoledger.model.regime.InvalidRegimeException.Fault;

/** The published form of a regime: {@code regimes/regime.schema.json}. */
final class RegimeSchema {

  private static final Schema SCHEMA = load();

  private RegimeSchema() {}

  /**
   * @throws InvalidRegimeException with every place that has not the form
   */
  static void check(String file, MarkedYaml yaml) {
    List<Fault> faults =
        SCHEMA.validate(yaml.json().toString(), InputFormat.JSON).stream()
            .map(
                error -> {
                  String place = error.getInstanceLocation().toString();
                  String field = place.equals("/") ? "" : place;
                  String member = error.getProperty();
                  String at = member == null ? field : field + "/" + member;
                  return new Fault(file, yaml.line(at), at, error.getMessage());
                })
            .toList();
    if (!faults.isEmpty()) {
      throw new InvalidRegimeException(faults);
    }
  }

  private static Schema load() {
    try (InputStream in = Resources.open("regimes/regime.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException("the schema of regimes cannot be read", e);
    }
  }
}
