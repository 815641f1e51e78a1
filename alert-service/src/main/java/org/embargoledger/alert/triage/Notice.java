package org.embargoledger.alert.triage;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embargoledger.alert.detect.Finding;
import org.embargoledger.alert.detect.Withdrawal;

/** What the fold tells the journal, in the order of the log. */
public sealed interface Notice {

  /** Of the alerts that it may concern; its own first. */
  List<String> keys();

  long position();

  /** The day that brought it to light; empty if an event did. */
  Optional<LocalDate> day();

  void match(Cases cases);

  /** One function for each kind: whoever forgets one does not compile. */
  interface Cases {
    void found(Found found);

    void gone(Gone gone);
  }

  /**
   * @param claim what is needed to derive the finding again
   */
  record Found(Finding finding, JsonObject claim) implements Notice {

    String key() {
      return finding.key();
    }

    @Override
    public List<String> keys() {
      return List.of(finding.key());
    }

    @Override
    public long position() {
      return finding.position();
    }

    @Override
    public Optional<LocalDate> day() {
      return finding.evidence().day();
    }

    @Override
    public void match(Cases cases) {
      cases.found(this);
    }
  }

  /**
   * @param insteadClaim of the finding that is told instead; null where there is none
   */
  record Gone(Withdrawal withdrawal, JsonObject insteadClaim) implements Notice {

    @Override
    public List<String> keys() {
      List<String> keys = new ArrayList<>(List.of(withdrawal.key()));
      withdrawal.instead().ifPresent(finding -> keys.add(finding.key()));
      return keys;
    }

    @Override
    public long position() {
      return withdrawal.position();
    }

    @Override
    public Optional<LocalDate> day() {
      return Optional.empty();
    }

    @Override
    public void match(Cases cases) {
      cases.gone(this);
    }
  }
}
