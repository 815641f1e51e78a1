package org.embargoledger.stack.cli;

import java.util.Map;
import java.util.Optional;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.RunningStack;
import org.embargoledger.stack.api.AccessToken;
import org.embargoledger.stack.api.Api;
import org.embargoledger.stack.demo.CachedTokens;
import org.embargoledger.stack.keycloak.Account;
import org.embargoledger.stack.keycloak.TokenClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which system a command speaks to, and as whom. */
final class ServerOptions {
  private static final int GATEWAY_PORT = 8080;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private StateOption state;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The gateway's address. Default: that of the stack that runs here, else http://localhost:8080.")
  private String url;

  @Option(
      names = "--as",
      paramLabel = "ACCOUNT",
      completionCandidates = TokenCommand.Accounts.class,
      description =
          "Whose token to get from the stack that runs here: ${COMPLETION-CANDIDATES}."
              + " Default: analyst to read, partner-a to submit.")
  private String account;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "An access token, for a system elsewhere. Better set EMBARGO_TOKEN: others can see arguments.")
  private String token;

  /**
   * @param usual the account if none was named
   */
  Api api(String usual) {
    Optional<Map<Part, Integer>> ports = RunningStack.ports(state.state());
    String base =
        Optional.ofNullable(url)
            .orElseGet(
                () ->
                    "http://localhost:"
                        + ports.map(known -> known.get(Part.GATEWAY)).orElse(GATEWAY_PORT));
    return new Api(base, token(usual));
  }

  private AccessToken token(String usual) {
    String given = Optional.ofNullable(token).orElse(System.getenv("EMBARGO_TOKEN"));
    if (account == null && given != null && !given.isBlank()) {
      return () -> given;
    }
    Account known = account(account == null ? usual : account);
    CachedTokens tokens =
        new CachedTokens(
            name -> {
              Integer port = state.runningPorts().get(Part.KEYCLOAK);
              String issuer = "http://127.0.0.1:%d/realms/embargo".formatted(port);
              return new TokenClient(issuer).token(known);
            });
    return () -> tokens.token(known.id());
  }

  private Account account(String name) {
    return Account.named(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(),
                    "Unknown account %s; there are %s"
                        .formatted(name, String.join(", ", new TokenCommand.Accounts()))));
  }
}
