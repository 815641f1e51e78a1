package org.embargoledger.ledger.bookkeeping;

import java.util.UUID;
import org.embargoledger.model.counting.Verdict;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.FactCorrected;
import org.embargoledger.model.event.FactRecorded;
import org.embargoledger.model.event.FactRetracted;

/** The words that a posting gives for itself. */
final class Reasons {

  private Reasons() {}

  static String of(Event event) {
    return event.match(
        new Event.Cases<>() {
          @Override
          public String recorded(FactRecorded recorded) {
            return "recorded";
          }

          @Override
          public String corrected(FactCorrected corrected) {
            return "corrected: " + corrected.reason();
          }

          @Override
          public String retracted(FactRetracted retracted) {
            return "retracted: " + retracted.reason();
          }
        });
  }

  static String leftOut(Verdict verdict) {
    return switch (verdict.outcome()) {
      case COUNTED -> throw new IllegalArgumentException("a counted claim is not left out");
      case CONTAINED -> "contained in " + verdict.because().orElseThrow();
      case OVERLAPPED -> "overlapping " + verdict.because().orElseThrow();
      case RETOLD -> retelling(verdict.because().orElseThrow());
      case IMPROBABLE -> "graded improbable";
    };
  }

  static String retelling(UUID origin) {
    return "retelling " + origin;
  }
}
