package org.embargoledger.alert.detect.density;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Rules;
import org.embargoledger.alert.detect.Story;
import org.embargoledger.alert.support.Deliveries;
import org.embargoledger.alert.support.LogBuilder;
import org.embargoledger.model.measure.Product;
import org.junit.jupiter.api.Test;

class DensityDetectorTest {

  private final LogBuilder log = new LogBuilder();
  private final Story story = Story.of(Rules.shipped(), new DensityDetector());

  @Test
  void tons_that_were_taken_for_barrels_stand_out() {
    Finding finding = pair("1410", "1410", Product.REFINED_UNSPECIFIED).get(0);

    assertThat(finding.sentence())
        .contains("1 barrels a ton, where 6.16 to 8.76 are plausible", "review");
    assertThat(finding.legalReference()).isEmpty();
  }

  @Test
  void the_pairs_that_the_committee_published_are_plausible() {
    assertThat(pair("1410", "11745", Product.REFINED_UNSPECIFIED)).isEmpty();
    assertThat(pair("32", "255", Product.REFINED_UNSPECIFIED)).isEmpty();
  }

  @Test
  void a_factor_of_the_basket_is_too_light_for_diesel() {
    assertThat(pair("1000", "8330", Product.DIESEL)).hasSize(1);
  }

  @Test
  void shipments_are_not_compared() {
    story.given(log.record(Deliveries.by("CN", "2021-08").tons("1410").shipment().fact()));

    assertThat(
            story.when(
                log.record(Deliveries.by("CN", "2021-08").barrels("1410").shipment().fact())))
        .isEmpty();
  }

  private List<Finding> pair(String tons, String barrels, Product product) {
    String month = "2021-0" + (product.ordinal() + tons.length());
    story.given(log.record(Deliveries.by("CN", month).of(product).tons(tons).fact()));
    return story.when(log.record(Deliveries.by("CN", month).of(product).barrels(barrels).fact()));
  }
}
