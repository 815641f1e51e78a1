package org.embargoledger.stack.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.embargoledger.model.importing.ColumnMapping;
import org.embargoledger.model.importing.DeliveryTable;
import org.embargoledger.model.importing.RowRefusedException;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.submit.BatchFile;
import org.embargoledger.stack.submit.BatchSender;
import org.embargoledger.stack.submit.CsvFile;
import org.embargoledger.stack.submit.LocalCheck;
import org.embargoledger.stack.submit.RowFile;
import org.embargoledger.stack.submit.SubmitRow;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "submit",
    description = {
      "Submits a table of deliveries (CSV) or a batch of facts (NDJSON).",
      "Can be repeated: a row that was taken before is not taken twice. A row that is refused is"
          + " told with line and column, and harms no other.",
      "docs/importing.md describes the columns, and mappings of other tables."
    },
    mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {
  private static final int REFUSALS_SHOWN = 100;

  @Mixin private ServerOptions server;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "The file: CSV, or NDJSON if a line begins with {.")
  private Path file;

  @Option(names = "--dry-run", description = "Check every row on this machine, and send nothing.")
  private boolean dryRun;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "How the columns of another table become fields (YAML).")
  private Path mapping;

  @Option(
      names = "--key-prefix",
      paramLabel = "TEXT",
      defaultValue = DeliveryTable.KEY_PREFIX,
      description =
          "Stands before each row's id to make its idempotency key. Default: ${DEFAULT-VALUE}")
  private String keyPrefix;

  private long refused;

  @Override
  public Integer call() {
    ColumnMapping columns = columns();
    if (dryRun) {
      return check(columns);
    }
    // A file that cannot be read to its end is refused before anything of it is sent.
    long rows = forEach(columns, row -> {}, refusal -> {});
    return send(columns, rows);
  }

  private int check(ColumnMapping columns) {
    LocalCheck check = new LocalCheck(Clock.systemUTC().instant());
    long rows = forEach(columns, check::check, this::tell);
    System.out.printf(
        "%s %,d rows: %,d can be submitted, %,d cannot. Nothing was sent.%n",
        mark(), rows, rows - refused, refused);
    return exitCode();
  }

  private int send(ColumnMapping columns, long rows) {
    BatchSender.Tally tally = new BatchSender.Tally();
    BatchSender sender = new BatchSender(server.api("partner-a"), tally, this::tell);
    try (ProgressBar bar = new ProgressBar("Submitting", "rows", 0, rows)) {
      forEach(
          columns,
          row -> {
            sender.send(row);
            bar.at(tally.rows());
          },
          refusal -> {
            tally.addRefused();
            tell(refusal);
          });
      sender.flush();
    } catch (StackException e) {
      throw new StackException(
          e.failure(),
          "%s%n%,d of %,d rows were taken before that. Submit the file again: none is taken twice."
              .formatted(e.getMessage(), tally.recorded() + tally.replayed(), rows),
          e);
    }
    System.out.printf(
        "%s %,d rows: %,d recorded, %,d recorded before, %,d refused.%n",
        mark(), rows, tally.recorded(), tally.replayed(), tally.refused());
    return exitCode();
  }

  /** Reads the file to its end; gives the number of rows, good or bad. */
  private long forEach(
      ColumnMapping columns, Consumer<SubmitRow> good, Consumer<RowRefusedException> bad) {
    long rows = 0;
    try (RowFile source = open(columns)) {
      for (boolean more = true; more; rows += more ? 1 : 0) {
        try {
          Optional<SubmitRow> row = source.next();
          more = row.isPresent();
          row.ifPresent(good);
        } catch (RowRefusedException e) {
          bad.accept(e);
        }
      }
    }
    return rows;
  }

  private void tell(RowRefusedException refusal) {
    refused++;
    if (refused <= REFUSALS_SHOWN) {
      System.err.printf("✘ %s%n", refusal.getMessage());
    } else if (refused == REFUSALS_SHOWN + 1) {
      System.err.printf("✘ There are more; the first %d are shown.%n", REFUSALS_SHOWN);
    }
  }

  private String mark() {
    return refused == 0 ? "✔" : "✘";
  }

  private int exitCode() {
    return refused == 0 ? 0 : Failure.ROWS_REFUSED.exitCode();
  }

  private RowFile open(ColumnMapping columns) {
    return isBatch() ? new BatchFile(file) : new CsvFile(file, columns, keyPrefix);
  }

  /** Only a table can begin otherwise than with the brace of a JSON object. */
  private boolean isBatch() {
    if (mapping != null) {
      return false;
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".tsv")) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(64), StandardCharsets.UTF_8).stripLeading().startsWith("{");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private ColumnMapping columns() {
    if (!keyPrefix.matches("[!-~]{0,100}")) {
      throw wrong("--key-prefix must be at most 100 visible ASCII characters");
    }
    if (mapping == null) {
      return ColumnMapping.deliveries();
    }
    try {
      return ColumnMapping.parse(Files.readAllBytes(mapping));
    } catch (IOException e) {
      throw unreadable(mapping, e);
    } catch (IllegalArgumentException e) {
      throw wrong("--mapping %s: %s".formatted(mapping, e.getMessage()));
    }
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private static StackException unreadable(Path file, IOException e) {
    return new StackException(Failure.FILE_UNUSABLE, "%s cannot be read: %s".formatted(file, e), e);
  }
}
