package org.embargoledger.ledger.export;

import io.vertx.core.http.HttpServerResponse;

/** The head of an answer that is a file. */
final class FileAnswer {

  private FileAnswer() {}

  static void head(HttpServerResponse response, ExportFormat format, About about) {
    response
        .setChunked(true)
        .putHeader("Content-Type", format.contentType())
        .putHeader("Content-Disposition", "attachment; filename=\"" + about.fileName(format) + "\"")
        .putHeader("Cache-Control", "private, no-store")
        .putHeader("Vary", "Accept")
        .putHeader("Content-Location", about.permanentQuery())
        .putHeader("Ledger-Position", Long.toString(about.position()))
        .putHeader("Ledger-Generation", Integer.toString(about.snapshot().generation()));
    if (format == ExportFormat.CSV) {
      response.putHeader(
          "Link",
          "<%s>; rel=\"describedby\"; type=\"%s\""
              .formatted(
                  about.permanentQuery().replace("format=csv", "format=csvw"),
                  ExportFormat.CSVW.contentType()));
    }
  }
}
