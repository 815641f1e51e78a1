package org.embargoledger.ingest.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import org.embargoledger.ingest.log.AppendOutcome.Appended;
import org.embargoledger.kit.problem.ProblemException;
import org.embargoledger.kit.problem.ProblemType;
import org.embargoledger.model.importing.RowRefusedException;
import org.embargoledger.model.json.InvalidDocumentException;
import org.embargoledger.model.json.Json;
import org.embargoledger.model.json.MalformedJsonException;

/** The lines that a batch is answered with: one for each row, and a summary. */
final class RowReport {

  private RowReport() {}

  static Buffer accepted(long row, Appended appended) {
    return line(
        Json.object()
            .put("row", row)
            .put("status", appended.replayed() ? 200 : 201)
            .put("eventId", appended.eventId())
            .put("factId", appended.factId().toString())
            .put("version", appended.version())
            .put("position", appended.position()));
  }

  static Buffer valid(long row) {
    return line(Json.object().put("row", row).put("status", 200).put("dryRun", true));
  }

  static Buffer refused(long row, Throwable failure) {
    ObjectNode line = Json.object().put("row", row);
    if (failure instanceof InvalidDocumentException invalid) {
      problem(line, ProblemType.INVALID_FACT, "nothing of this row was recorded");
      ArrayNode errors = line.putArray("errors");
      invalid
          .violations()
          .forEach(
              violation ->
                  errors
                      .addObject()
                      .put("pointer", violation.pointer())
                      .put("detail", violation.detail()));
    } else if (failure instanceof RowRefusedException refused) {
      problem(line, ProblemType.INVALID_FACT, "nothing of this row was recorded");
      ArrayNode errors = line.putArray("errors");
      refused
          .faults()
          .forEach(
              fault ->
                  errors.addObject().put("column", fault.column()).put("detail", fault.detail()));
    } else if (failure instanceof MalformedJsonException malformed) {
      problem(line, ProblemType.MALFORMED_JSON, malformed.getMessage());
    } else if (failure instanceof ProblemException refusal) {
      problem(line, refusal.type(), refusal.getMessage());
    } else {
      problem(
          line,
          ProblemType.UNAVAILABLE,
          "the log did not answer; send this row again under the same key");
    }
    return line(line);
  }

  /**
   * @param lines of the body, whether they held a row or not
   */
  static Buffer summary(long lines, boolean dryRun, BulkSession.Tally tally) {
    ObjectNode line = Json.object();
    ObjectNode summary =
        line.putObject("summary")
            .put("rows", lines)
            .put("recorded", tally.recorded)
            .put("replayed", tally.replayed)
            .put("refused", tally.refused)
            .put("lastPosition", tally.lastPosition);
    if (dryRun) {
      summary.put("dryRun", true).put("valid", tally.valid);
    }
    return line(line);
  }

  private static void problem(ObjectNode line, ProblemType type, String detail) {
    line.put("status", type.status())
        .put("type", type.uri().toString())
        .put("title", type.title())
        .put("detail", detail);
  }

  private static Buffer line(ObjectNode line) {
    return Buffer.buffer(line.toString()).appendByte((byte) '\n');
  }
}
