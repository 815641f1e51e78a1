package org.embargoledger.stack.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.embargoledger.model.merkle.NoteKey;
import org.embargoledger.model.verify.BrokenLogException;
import org.embargoledger.model.verify.KnownCheckpoint;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.log.Checkpoints;
import org.embargoledger.stack.log.Keys;
import org.embargoledger.stack.log.LogApi;
import org.embargoledger.stack.log.LogExport;
import org.embargoledger.stack.log.Verification;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = {
      "Checks the whole log: every event, the order, the hashes, the signature, and that nothing was"
          + " rewritten since each checkpoint that you kept.",
      "Checks the log that runs here, one elsewhere (--url), or an exported one (--file).",
      "Ends with 0 if all is as it should be, with "
          + VerifyCommand.BROKEN
          + " and the first difference if the log is broken, with "
          + VerifyCommand.UNCHECKED
          + " if it could not be read to its end."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  static final int BROKEN = 21;
  static final int UNCHECKED = 22;

  private static final String HEAD = "the log's checkpoint";

  @Mixin private ServerOptions server;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "An exported log; its checkpoint lies beside it in FILE.checkpoint.")
  private Path file;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "A verifier key (name+id+base64) that you got from the operator by another way, or a file"
              + " with such keys. Can be repeated.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "A checkpoint that you kept earlier. Can be repeated.")
  private List<Path> kept = new ArrayList<>();

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Where to keep the log's checkpoint, if all is good.")
  private Path save;

  @Override
  public Integer call() {
    List<NoteKey> given = new ArrayList<>();
    for (String key : keys) {
      given.addAll(parse(key));
    }
    try {
      if (file == null) {
        verifyLive(given);
      } else {
        verifyFile(given);
      }
      return 0;
    } catch (BrokenLogException e) {
      throw new StackException(Failure.LOG_BROKEN, "✘ The log is broken. " + e.getMessage(), e);
    }
  }

  private List<NoteKey> parse(String key) {
    try {
      return Keys.parse(key);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--key %s: %s".formatted(key, e.getMessage()), e);
    }
  }

  private void verifyLive(List<NoteKey> given) {
    LogApi log = new LogApi(server.api("analyst"));
    String note = log.checkpoint();
    List<NoteKey> signing = given;
    if (given.isEmpty()) {
      signing = log.keys();
      warn(
          "the key was taken from the log itself, which proves nothing about who signed. Compare it"
              + " by another way, and give it with --key:%n    %s",
          text(signing, "%n    ".formatted()));
    }
    Checkpoints checkpoints = new Checkpoints(signing);
    KnownCheckpoint head = checkpoints.open(HEAD, note);
    List<KnownCheckpoint> known = withKept(checkpoints, head);
    long size = head.checkpoint().size();
    try (ProgressBar bar = new ProgressBar("Verifying", "events", 0, size)) {
      tell(new Verification(known, bar::at).live(log, size), head, signing);
    }
    save(note);
  }

  private void verifyFile(List<NoteKey> given) {
    if (given.isEmpty()) {
      warn("without --key no signature is checked, so anybody may have made this file.");
    }
    Path beside = LogExport.checkpointOf(file);
    Checkpoints checkpoints = new Checkpoints(given);
    if (!Files.exists(beside)) {
      throw new StackException(
          Failure.FILE_UNUSABLE,
          "%s is missing: without the checkpoint of the export there is nothing to compare it with"
              .formatted(beside));
    }
    KnownCheckpoint head = checkpoints.ofFile(beside);
    List<KnownCheckpoint> known = withKept(checkpoints, head);
    long size = head.checkpoint().size();
    try (ProgressBar bar = new ProgressBar("Verifying", "events", 0, size)) {
      Verification.Result result = new Verification(known, bar::at).file(file);
      tell(result, head, given);
      if (result.events() > size) {
        warn("%,d events behind the checkpoint are vouched for by nobody.", result.events() - size);
      }
    }
    save(Checkpoints.read(beside));
  }

  private List<KnownCheckpoint> withKept(Checkpoints checkpoints, KnownCheckpoint head) {
    List<KnownCheckpoint> known = new ArrayList<>(List.of(head));
    kept.forEach(path -> known.add(checkpoints.ofFile(path)));
    return known;
  }

  private void tell(Verification.Result result, KnownCheckpoint head, List<NoteKey> signing) {
    result
        .unread()
        .ifPresent(
            what -> {
              throw new StackException(
                  Failure.LOG_UNCHECKED,
                  "All hashes are good, but a newer build is needed to read every event: " + what);
            });
    System.out.printf(
        "✔ %,d events of %,d facts are what the checkpoint of %s says.%n",
        head.checkpoint().size(), result.facts(), head.checkpoint().origin());
    System.out.printf(
        "  Root       %s%n", Base64.getEncoder().encodeToString(head.checkpoint().root()));
    if (!signing.isEmpty()) {
      System.out.printf("  Signed by  %s%n", text(signing, "\n             or "));
    }
    if (!kept.isEmpty()) {
      System.out.printf(
          "  Continues  %s%n", kept.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }
  }

  private void save(String note) {
    if (save != null) {
      LogExport.writeWhole(save, note);
      System.out.printf("  Kept in    %s%n", save);
    }
  }

  private static void warn(String format, Object... arguments) {
    System.err.printf("! " + format + "%n", arguments);
  }

  private static String text(List<NoteKey> keys, String separator) {
    return keys.stream().map(NoteKey::toString).collect(Collectors.joining(separator));
  }
}
