package org.embargoledger.bench.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The deliveries that the benchmarks submit: like those that partners report, with a source. */
public final class Fact {
  private static final String BODY =
      """
      {"counterparty":"CN","target":"KP","period":"2018-%02d","product":"REFINED_UNSPECIFIED",\
      "quantity":{"value":"%d","unit":"t","qualifier":"APPROXIMATE"},"scope":"TOTAL",\
      "note":"monthly report","provenance":{"source":{"publisher":"Committee 1718",\
      "url":"https://www.un.org/securitycouncil/sanctions/1718/supply-sale-or-transfer",\
      "published":"2019-10-03"},"basis":"REPORTED","grade":"B3"}}""";

  private static final int MONTHS = 12;
  private static final int TONS_MIN = 1_000;

  private Fact() {}

  /** One delivery as the JSON that is posted. */
  public static String delivery(int number) {
    return BODY.formatted(number % MONTHS + 1, TONS_MIN + number % 9_000);
  }

  /** Writes a batch of deliveries, each under a key that begins with the prefix. */
  public static void writeBatch(Path file, String keyPrefix, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (int i = 0; i < rows; i++) {
        out.write("{\"key\":\"" + keyPrefix + i + "\",\"resource\":\"deliveries\",\"fact\":");
        out.write(delivery(i));
        out.write("}\n");
      }
    }
  }
}
