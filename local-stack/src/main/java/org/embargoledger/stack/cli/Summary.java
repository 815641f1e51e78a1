package org.embargoledger.stack.cli;

import java.io.PrintStream;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StackConfig;
import org.embargoledger.stack.keycloak.Account;

/** What to do with a stack that has just come up. */
final class Summary {
  private Summary() {}

  static void print(PrintStream out, StackConfig config, boolean withoutDemo) {
    out.println();
    for (Part part : config.parts()) {
      if (part.isService()) {
        out.printf("  %-15s http://localhost:%d%n", part.label(), config.ports().of(part));
      }
    }
    out.printf(
        "  %-15s %s (admin; password in %s)%n",
        "Keycloak", config.keycloakUrl(), config.state().data().resolve("secrets.properties"));
    out.println();
    out.println("  Demo accounts of the realm embargo:");
    for (Account account : Account.values()) {
      out.printf(
          "  %-15s %s %s%n",
          account.id(), account.isPartner() ? "client secret" : "password     ", account.secret());
    }
    if (config.parts().contains(Part.GATEWAY)) {
      out.println();
      out.println(withoutDemo ? "  Try (no demo data was loaded):" : "  Try:");
      curl(out, config, "/v1/ledgers/KP/totals?counterparty=RU&year=2026");
      curl(out, config, "/v1/ledgers/KP/caps?year=2018");
      curl(out, config, "/v1/alerts");
      out.printf(
          "  psql \"$(%s sql-url%s)\" -c 'TABLE totals'%n",
          Invocation.script(), Invocation.stateOption(config));
    }
    out.println();
    out.println("  Logs: " + config.state().logs() + ". Ctrl-C stops everything; data stays.");
    out.flush();
  }

  private static void curl(PrintStream out, StackConfig config, String path) {
    out.printf(
        "  curl -H \"Authorization: Bearer $(%s token --as analyst%s)\" \"http://localhost:%d%s\"%n",
        Invocation.script(), Invocation.stateOption(config), config.ports().of(Part.GATEWAY), path);
  }
}
