package org.embargoledger.stack.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.embargoledger.model.merkle.Checkpoint;
import org.embargoledger.stack.log.LogApi;
import org.embargoledger.stack.log.LogExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export-log",
    description = {
      "Writes the log to a file, one event's canonical JSON a line, and its checkpoint beside it.",
      "A file that is there already is continued where it ends, also after a run that broke off.",
      "`verify --file` checks it, on a machine that never saw the log."
    },
    mixinStandardHelpOptions = true)
final class ExportLogCommand implements Callable<Integer> {
  @Mixin private ServerOptions server;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write; the checkpoint goes to FILE.checkpoint.")
  private Path out;

  @Override
  public Integer call() {
    LogApi log = new LogApi(server.api("analyst"));
    String note = log.checkpoint();
    long size = Checkpoint.readUnverified(note).size();
    LogExport export = new LogExport(out);
    long begun = export.begin();
    try (ProgressBar bar = new ProgressBar("Exporting", "events", begun, size)) {
      export.appendTo(note, log, begun, bar::at);
    }
    System.out.printf("✔ %s has %,d events, %,d of them new.%n", out, size, size - begun);
    return 0;
  }
}
