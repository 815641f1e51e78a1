package org.embargoledger.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.ledger.GenerationsApi;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rebuild",
    description = {
      "Builds the ledger anew from the topic, beside the one that is served, and compares the two.",
      "Can be broken off and repeated: the service goes on with the build by itself, and this"
          + " command joins it."
    },
    mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
  @Mixin private ServerOptions server;

  @Option(names = "--switch", description = "Serve the new ledger if it equals the old one.")
  private boolean switchIfEqual;

  @Option(
      names = "--drop-old",
      description = "Drop the ledger that was served before. Needs --switch.")
  private boolean dropOld;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (dropOld && !switchIfEqual) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--drop-old needs --switch: what is served cannot be dropped");
    }
    GenerationsApi api = new GenerationsApi(server.api("operator"));
    int served = api.served();
    int number = api.begin(switchIfEqual);
    JsonNode built = done(api, number);
    if (switchIfEqual
        && built.path("comparison").path("equal").asBoolean()
        && api.served() != number) {
      // Somebody else had begun it, without asking for the switch.
      api.serve(number);
      built = done(api, number);
    }
    RebuildReport.print(built, System.out);
    if (built.path("state").asText().equals("FAILED")) {
      return Failure.LEDGERS_DIFFER.exitCode();
    }
    boolean equal = built.path("comparison").path("equal").asBoolean();
    if (switchIfEqual && !equal) {
      System.out.printf(
          "✘ Generation %d still is served. To have generation %d served all the same:%n"
              + "    POST /v1/ops/ledger/generations/%d/switch%n",
          served, number, number);
    }
    if (dropOld && equal && served != number) {
      api.drop(served);
      System.out.printf("✔ Generation %d is dropped.%n", served);
    }
    return equal ? 0 : Failure.LEDGERS_DIFFER.exitCode();
  }

  private static JsonNode done(GenerationsApi api, int number) throws InterruptedException {
    try (RebuildWatch watch = new RebuildWatch(api, number)) {
      return watch.untilDone();
    }
  }
}
