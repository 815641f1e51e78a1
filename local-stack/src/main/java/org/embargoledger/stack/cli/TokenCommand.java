package org.embargoledger.stack.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.keycloak.Account;
import org.embargoledger.stack.keycloak.TokenClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "token",
    description = "Prints a bare access token, for use in an Authorization header.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  @Mixin private StateOption state;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  static final class Accounts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Account.values()).map(Account::id).iterator();
    }
  }

  @Option(
      names = "--as",
      required = true,
      paramLabel = "ACCOUNT",
      completionCandidates = Accounts.class,
      description = "Whose token: ${COMPLETION-CANDIDATES}")
  private String account;

  @Override
  public Integer call() throws InterruptedException {
    Account known =
        Account.named(account)
            .orElseThrow(
                () ->
                    new CommandLine.ParameterException(
                        spec.commandLine(),
                        "Unknown account %s; there are %s"
                            .formatted(account, String.join(", ", new Accounts()))));
    Map<Part, Integer> ports = state.runningPorts();
    String issuer = "http://127.0.0.1:%d/realms/embargo".formatted(ports.get(Part.KEYCLOAK));
    try {
      System.out.println(new TokenClient(issuer).token(known));
      return 0;
    } catch (IOException e) {
      throw new StackException(
          Failure.NOT_RUNNING, "Keycloak gives no token: " + e.getMessage(), e);
    }
  }
}
