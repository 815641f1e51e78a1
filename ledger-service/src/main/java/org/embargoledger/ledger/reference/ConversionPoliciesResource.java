package org.embargoledger.ledger.reference;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.embargoledger.ledger.query.Band;
import org.embargoledger.model.measure.ConversionPolicies;
import org.embargoledger.model.measure.ConversionPolicy;
import org.embargoledger.model.measure.Product;

/** The ways in which quantities can be converted. */
@Path("/v1/reference/conversion-policies")
@RolesAllowed("ledger:read")
@Produces(MediaType.APPLICATION_JSON)
public class ConversionPoliciesResource {

  /**
   * @param standard the policy of a query that names none
   */
  public record Answer(String standard, List<Policy> policies) {}

  public record Policy(String name, String title, String source, List<Factor> factors) {}

  public record Factor(Product product, String factor, String unit, String source) {}

  /** All policies with their factors. */
  @GET
  public Answer policies() {
    return new Answer(
        ConversionPolicies.DEFAULT,
        ConversionPolicies.all().stream().map(ConversionPoliciesResource::view).toList());
  }

  private static Policy view(ConversionPolicy policy) {
    List<Factor> factors =
        policy.barrelsPerTon().entrySet().stream()
            .map(
                entry ->
                    new Factor(
                        entry.getKey(),
                        Band.plain(entry.getValue().value()),
                        entry.getValue().unit(),
                        entry.getValue().source()))
            .sorted(Comparator.comparing(Factor::product))
            .toList();
    return new Policy(policy.name(), policy.title(), policy.source(), factors);
  }
}
