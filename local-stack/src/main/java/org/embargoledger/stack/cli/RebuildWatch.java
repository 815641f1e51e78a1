package org.embargoledger.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.embargoledger.stack.ledger.GenerationsApi;

/** Waits for a build and shows how far each of its phases is. */
final class RebuildWatch implements AutoCloseable {
  private static final long POLL_MS = 300;

  private final GenerationsApi api;
  private final int number;
  private String phase = "";
  private ProgressBar bar;

  RebuildWatch(GenerationsApi api, int number) {
    this.api = api;
    this.number = number;
  }

  /** The generation once nothing is being done for it any more. */
  JsonNode untilDone() throws InterruptedException {
    while (true) {
      JsonNode generation = api.find(number);
      JsonNode progress = generation.path("progress");
      String now = progress.path("phase").asText("DONE");
      if (now.equals("DONE") || now.equals("FAILED")) {
        close();
        return generation;
      }
      show(now, progress.path("done").asLong(), progress.path("total").asLong());
      Thread.sleep(POLL_MS);
    }
  }

  private void show(String now, long done, long total) {
    if (!now.equals(phase)) {
      close();
      phase = now;
      System.err.println("… " + title(now));
    }
    if (total > 0 && bar == null) {
      bar = new ProgressBar(title(now), now.equals("CARRYING") ? "lines" : "events", done, total);
    }
    if (bar != null) {
      bar.at(done, total);
    }
  }

  private static String title(String phase) {
    return phase.charAt(0) + phase.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
