package org.embargoledger.ingest.log.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.embargoledger.ingest.log.Submission;
import org.embargoledger.ingest.log.rest.SubmissionReader;
import org.embargoledger.ingest.support.Facts;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.json.Json;

/** Submissions as the service reads them from requests. */
public final class Requests {

  private static final SubmissionReader READER = new SubmissionReader();
  private static final FactType TYPE = FactType.FUEL_DELIVERY;

  private Requests() {}

  public static Submission record(String barrels) {
    return record("partner-a", null, barrels);
  }

  public static Submission record(String partner, String key, String barrels) {
    return READER.recording(
        partner, Optional.ofNullable(key), TYPE, Json.parse(utf8(Facts.delivery(barrels))), "#");
  }

  /** Keyed recordings, as new as those of a client that sends its request again. */
  public static List<Submission> batch(String key, int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> record("partner-a", key + "-" + i, Integer.toString(i)))
        .toList();
  }

  public static Submission correct(UUID factId, int expectedVersion, String barrels) {
    return correct("partner-a", factId, expectedVersion, barrels);
  }

  public static Submission correct(
      String partner, UUID factId, int expectedVersion, String barrels) {
    return READER.correction(
        partner,
        Optional.empty(),
        factId,
        expectedVersion,
        TYPE,
        "typing error",
        Json.parse(utf8(Facts.delivery(barrels))));
  }

  public static Submission retract(UUID factId, int expectedVersion) {
    return READER.retraction(
        "partner-a", Optional.empty(), factId, expectedVersion, TYPE, "never happened");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
