package org.embargoledger.alert.detect.designation;

import java.util.List;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.FindingDraft;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.detect.Stateless;
import org.embargoledger.alert.detect.Step;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.fact.FuelDelivery;
import org.embargoledger.model.fact.Vessel;

/**
 * Checks the last digit of a ship's IMO number. Submissions with a wrong one are refused; this
 * looks at what the log took before or by another way.
 */
public final class ImoNumberDetector implements Stateless {

  public static final String NAME = "imo-number";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> detect(Step step) {
    return step.delivery()
        .filter(
            delivery ->
                delivery
                    .vessel()
                    .flatMap(Vessel::imo)
                    .filter(imo -> !Vessel.isImoNumber(imo))
                    .isPresent())
        .map(delivery -> List.of(finding(step, delivery)))
        .orElse(List.of());
  }

  private static Finding finding(Step step, FuelDelivery delivery) {
    Vessel vessel = delivery.vessel().orElseThrow();
    String imo = vessel.imo().orElseThrow();
    return FindingDraft.of(NAME, delivery.target(), Severity.WARNING)
        .key("imo", imo)
        .key("factId", step.header().factId())
        .about("vessel", vessel.name())
        .sentence(
            ("The ship %s, named as carrier of %s (%s), is given the IMO number %s, which no ship can"
                    + " have: its last digit does not check the others. A slip or a false identity:"
                    + " review.")
                .formatted(
                    vessel.name(),
                    Wording.quantity(delivery.quantity()),
                    Wording.span(delivery.period()),
                    imo))
        .events(List.of(step.header().eventId()))
        .figure("imo", imo)
        .computation("d1 x 7 + d2 x 6 + d3 x 5 + d4 x 4 + d5 x 3 + d6 x 2 must end in d7")
        .basedOn("the numbering scheme of the International Maritime Organization")
        .at(step);
  }
}
