package org.embargoledger.ledger.export;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.embargoledger.ledger.query.Asked;
import org.embargoledger.ledger.query.Parameters;

/** What all exports read of a request, and how their threads wait. */
final class Exports {

  private static final String FORMAT = "format";

  private Exports() {}

  /**
   * @param filters the names of the table's own parameters
   */
  static Parameters parameters(RoutingContext routing, List<String> filters) {
    List<String> known = new ArrayList<>(filters);
    known.addAll(Asked.PARAMETERS);
    known.add(FORMAT);
    return Parameters.of(routing.queryParams(), known);
  }

  static ExportFormat format(RoutingContext routing, Parameters parameters) {
    return ExportFormat.asked(parameters, routing.parsedHeaders().accept());
  }

  /** For the threads of exports only; what fails is thrown as it is. */
  static <T> T await(Supplier<Uni<T>> answer) {
    try {
      return VertxContextSupport.subscribeAndAwait(answer);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
