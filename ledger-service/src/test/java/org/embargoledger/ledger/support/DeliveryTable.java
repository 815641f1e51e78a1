package org.embargoledger.ledger.support;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.measure.Qualifier;

/** The real table of deliveries that the ledger is meant for. */
public final class DeliveryTable {

  private DeliveryTable() {}

  /** The rows of one year, in the order of publication in which partners would have sent them. */
  public static List<FuelDelivery> ofYear(int year) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader in =
        new InputStreamReader(
            DeliveryTable.class.getResourceAsStream("/deliveries.csv"), StandardCharsets.UTF_8)) {
      return format.parse(in).stream()
          .filter(row -> row.get("year").equals("" + year))
          .sorted(
              Comparator.comparing((CSVRecord row) -> row.get("published"))
                  .thenComparing(row -> row.get("id")))
          .map(DeliveryTable::delivery)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FuelDelivery delivery(CSVRecord row) {
    String supplier = row.get("supplier").equals("?") ? "ZZ" : row.get("supplier");
    FactBuilder builder =
        FactBuilder.by(supplier, row.get("period_from") + "/" + row.get("period_to"))
            .basis(row.get("status").equals("estimated") ? Basis.ESTIMATED : Basis.REPORTED)
            .qualifier(qualifier(row.get("qty_qualifier")));
    return row.get("unit").equals("t")
        ? builder.tons(row.get("quantity"))
        : builder.barrels(row.get("quantity"));
  }

  private static Qualifier qualifier(String text) {
    return switch (text) {
      case "approx" -> Qualifier.APPROXIMATE;
      case "at_least" -> Qualifier.AT_LEAST;
      case "up_to", "upper_if_laden" -> Qualifier.UP_TO;
      default -> Qualifier.EXACT;
    };
  }
}
