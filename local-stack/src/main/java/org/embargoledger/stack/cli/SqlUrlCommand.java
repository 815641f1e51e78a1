package org.embargoledger.stack.cli;

import java.util.concurrent.Callable;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.Secrets;
import org.embargoledger.stack.postgres.Databases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "sql-url",
    description = {
      "Prints the address, user and password for reading the ledger by SQL, as one URL:",
      "psql \"$(./embargo sql-url)\"",
      "The user may read the documented views of the schema ledger_sql, and nothing else."
    },
    mixinStandardHelpOptions = true)
final class SqlUrlCommand implements Callable<Integer> {
  @Mixin private StateOption state;

  @Override
  public Integer call() {
    String user = Databases.analystRole();
    System.out.printf(
        "postgresql://%s:%s@127.0.0.1:%d/ledger%n",
        user, Secrets.in(state.state()).password(user), state.runningPorts().get(Part.POSTGRES));
    return 0;
  }
}
