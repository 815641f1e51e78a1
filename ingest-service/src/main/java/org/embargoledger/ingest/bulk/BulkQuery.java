package org.embargoledger.ingest.bulk;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.importing.DeliveryTable;

/** What a client asks for besides the rows. */
record BulkQuery(boolean dryRun, String keyPrefix) {

  private static final Set<String> TABLE_TYPES =
      Set.of("", "text/csv", "text/plain", "application/octet-stream");

  static BulkQuery of(HttpServerRequest request) {
    String dryRun = request.getParam("dryRun", "false");
    if (!dryRun.equals("true") && !dryRun.equals("false")) {
      throw ProblemException.parameter("dryRun", "must be true or false");
    }
    String prefix = request.getParam("keyPrefix", DeliveryTable.KEY_PREFIX);
    if (!prefix.matches("[!-~]{0,100}")) {
      throw ProblemException.parameter("keyPrefix", "must be at most 100 visible ASCII characters");
    }
    return new BulkQuery(dryRun.equals("true"), prefix);
  }

  /** A table is text in UTF-8; what says that it is something else is not guessed at. */
  static void requireTable(HttpServerRequest request) {
    String header = request.getHeader("Content-Type");
    String type = header == null ? "" : header.toLowerCase(Locale.ROOT);
    String charset = type.replaceFirst("^[^;]*;?", "").replaceAll("[\\s\"]", "");
    boolean utf8 = !charset.contains("charset=") || charset.contains("charset=utf-8");
    if (!TABLE_TYPES.contains(type.replaceFirst(";.*", "").strip()) || !utf8) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "a table is sent as text/csv in UTF-8, not as '%s'".formatted(header));
    }
  }
}
