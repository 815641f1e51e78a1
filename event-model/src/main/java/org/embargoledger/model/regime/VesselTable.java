package org.embargoledger.model.regime;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.embargoledger.model.fact.Vessel;
import org.embargoledger.model.regime.InvalidRegimeException.Fault;

/** Reads a list of designated vessels: CSV after RFC 4180 with the columns {@link #COLUMNS}. */
final class VesselTable {

  private static final List<String> COLUMNS =
      List.of(
          "name",
          "aliases",
          "imo",
          "mmsi",
          "since",
          "measure",
          "authority",
          "legalReference",
          "source");

  private final String file;
  private final List<Fault> faults = new ArrayList<>();

  private VesselTable(String file) {
    this.file = file;
  }

  static List<DesignatedVessel> read(String file, byte[] bytes) {
    if (bytes.length > MarkedYaml.BYTES_MAX) {
      throw new InvalidRegimeException(file, 1, "", "the file is too large");
    }
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows =
        CSVParser.parse(new StringReader(new String(bytes, StandardCharsets.UTF_8)), format)) {
      if (!rows.getHeaderNames().equals(COLUMNS)) {
        throw new InvalidRegimeException(
            file, 1, "", "the columns must be " + String.join(",", COLUMNS));
      }
      VesselTable table = new VesselTable(file);
      List<DesignatedVessel> vessels = new ArrayList<>();
      for (CSVRecord row : rows) {
        vessels.add(table.vessel(row, (int) rows.getCurrentLineNumber()));
      }
      if (!table.faults.isEmpty()) {
        throw new InvalidRegimeException(table.faults);
      }
      return vessels;
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidRegimeException(file, 1, "", "is not a table: " + e.getMessage());
    }
  }

  private DesignatedVessel vessel(CSVRecord row, int line) {
    if (!row.isConsistent()) {
      fault(line, "", "has %d cells instead of %d".formatted(row.size(), COLUMNS.size()));
      return null;
    }
    for (String column : List.of("name", "measure", "authority", "legalReference", "source")) {
      if (row.get(column).isBlank()) {
        fault(line, column, "is required");
      }
    }
    Optional<String> imo = optional(row, "imo");
    if (imo.isPresent() && !Vessel.isImoNumber(imo.get())) {
      fault(line, "imo", "'%s' is not an IMO number".formatted(imo.get()));
    }
    return new DesignatedVessel(
        row.get("name"),
        Arrays.stream(row.get("aliases").split(";"))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toList(),
        imo,
        optional(row, "mmsi"),
        since(row, line),
        row.get("measure"),
        row.get("authority"),
        row.get("legalReference"),
        row.get("source"));
  }

  private LocalDate since(CSVRecord row, int line) {
    try {
      return LocalDate.parse(row.get("since"));
    } catch (DateTimeException e) {
      fault(line, "since", "'%s' is not a day, YYYY-MM-DD".formatted(row.get("since")));
      return LocalDate.EPOCH;
    }
  }

  private static Optional<String> optional(CSVRecord row, String column) {
    return Optional.of(row.get(column)).filter(text -> !text.isBlank());
  }

  private void fault(int line, String column, String detail) {
    faults.add(new Fault(file, line, column, detail));
  }
}
