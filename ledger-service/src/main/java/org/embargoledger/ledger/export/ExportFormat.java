package org.embargoledger.ledger.export;

import io.vertx.ext.web.MIMEHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.ledger.query.Parameters;

/** The kinds of files that tables are handed out as. */
enum ExportFormat {
  CSV("text/csv;charset=utf-8;header=present", "csv") {
    @Override
    TableWriter open(OutputStream out, List<Column> columns, About about) throws IOException {
      return new CsvWriter(out, columns);
    }
  },
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx") {
    @Override
    TableWriter open(OutputStream out, List<Column> columns, About about) throws IOException {
      return new XlsxWriter(out, columns, about);
    }
  },
  PARQUET("application/vnd.apache.parquet", "parquet") {
    @Override
    TableWriter open(OutputStream out, List<Column> columns, About about) throws IOException {
      return new ParquetTableWriter(out, columns, about);
    }
  },
  JSONL("application/jsonl", "jsonl") {
    @Override
    TableWriter open(OutputStream out, List<Column> columns, About about) throws IOException {
      return new JsonLinesWriter(out, columns, about);
    }
  },
  /** Not the table but what its CSV columns mean (CSV on the Web). */
  CSVW("application/csvm+json", "csv-metadata.json") {
    @Override
    TableWriter open(OutputStream out, List<Column> columns, About about) throws IOException {
      return new CsvwWriter(out, columns, about);
    }
  };

  private final String contentType;
  private final String extension;

  ExportFormat(String contentType, String extension) {
    this.contentType = contentType;
    this.extension = extension;
  }

  abstract TableWriter open(OutputStream out, List<Column> columns, About about) throws IOException;

  String contentType() {
    return contentType;
  }

  private String mediaType() {
    return contentType.replaceFirst(";.*", "");
  }

  String extension() {
    return extension;
  }

  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format that the parameter names, else the one that the client likes best.
   *
   * @param accept what the client accepts, the best first; empty for anything
   */
  static ExportFormat asked(Parameters parameters, List<MIMEHeader> accept) {
    return parameters
        .read("format", ExportFormat::named)
        .or(() -> accepted(accept))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.NOT_ACCEPTABLE,
                    "none of the accepted media types is written here; there are "
                        + Arrays.stream(values())
                            .map(ExportFormat::mediaType)
                            .collect(Collectors.joining(", "))));
  }

  /** Of equally liked ones the first in the order of the constants. */
  private static Optional<ExportFormat> accepted(List<MIMEHeader> accept) {
    if (accept.isEmpty()) {
      return Optional.of(CSV);
    }
    return accept.stream()
        .filter(range -> range.weight() > 0)
        .flatMap(range -> Arrays.stream(values()).filter(format -> format.isIn(range)))
        .findFirst();
  }

  private boolean isIn(MIMEHeader range) {
    String[] type = mediaType().split("/");
    return (range.component().equals("*") || range.component().equals(type[0]))
        && (range.subComponent().equals("*") || range.subComponent().equals(type[1]));
  }

  private static ExportFormat named(String text) {
    return Arrays.stream(values())
        .filter(format -> format.parameter().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is none of %s"
                        .formatted(
                            text,
                            Arrays.stream(values())
                                .map(ExportFormat::parameter)
                                .collect(Collectors.joining(", ")))));
  }
}
