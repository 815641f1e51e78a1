package org.embargoledger.alert.backtest.rest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.embargoledger.alert.Detectors;
import org.embargoledger.alert.backtest.Quality;
import org.embargoledger.alert.rules.cel.CompiledRule;
import org.embargoledger.alert.rules.store.RuleBook;

/** How often a rule was right, by what people made of its alerts. */
@Path("/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
public class QualityResource {

  private static final String COUNTS =
      "select status, count(*) from alert where detector = ?1 group by status";

  private final RuleBook book;

  @Inject
  public QualityResource(RuleBook book) {
    this.book = book;
  }

  @GET
  @Path("/{id}/quality")
  @RolesAllowed("alerts:read")
  @Operation(operationId = "getRuleQuality", summary = "Precision of a rule by its closed alerts")
  public Uni<Quality> quality(@PathParam("id") String id) {
    return Detectors.names().contains(id)
        ? counted(id).map(counts -> Quality.of(id, counts))
        : book.existing(id)
            .chain(rule -> counted(CompiledRule.PREFIX + id))
            .map(counts -> Quality.of(id, counts));
  }

  private static Uni<Map<String, Long>> counted(String detector) {
    return Panache.withSession(
        () ->
            Panache.getSession()
                .chain(
                    session ->
                        session
                            .createNativeQuery(COUNTS, Object[].class)
                            .setParameter(1, detector)
                            .getResultList())
                .map(
                    rows -> {
                      Map<String, Long> counts = new TreeMap<>();
                      rows.forEach(
                          row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
                      return counts;
                    }));
  }
}
