package org.embargoledger.model.measure;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who deals with the target: one state ({@code RU}), several states of which a source gives only
 * the sum ({@code CN+RU}), or {@code ZZ} where the source does not say who (an ISO 3166
 * user-assigned code). An unnamed counterparty may be anybody, so it shares members with all.
 */
public record Counterparty(List<String> states) {

  public static final String UNNAMED = "ZZ";
  public static final String FORMS =
      "an ISO 3166-1 alpha-2 code such as RU, several joined as CN+RU, or ZZ where the source does"
          + " not say who";

  public Counterparty {
    states = List.copyOf(states);
  }

  /**
   * Reads {@code RU}, {@code CN+RU} or {@code ZZ}; the order of states does not matter.
   *
   * @throws IllegalArgumentException with a sentence for the submitter
   */
  public static Counterparty parse(String text) {
    SortedSet<String> states = new TreeSet<>(Arrays.asList(text.split("\\+", -1)));
    for (String state : states) {
      if (!Countries.isCode(state) && !(states.size() == 1 && state.equals(UNNAMED))) {
        throw new IllegalArgumentException("'" + text + "' is not a counterparty; write " + FORMS);
      }
    }
    return new Counterparty(List.copyOf(states));
  }

  public boolean isJoint() {
    return states.size() > 1;
  }

  public boolean isUnnamed() {
    return states.get(0).equals(UNNAMED);
  }

  /** Whether some state may stand behind both. */
  public boolean shares(Counterparty other) {
    if (isUnnamed() || other.isUnnamed()) {
      return true;
    }
    for (String state : states) {
      if (other.states.contains(state)) {
        return true;
      }
    }
    return false;
  }

  /** Whether everything the other did is done by this one too. */
  public boolean includes(Counterparty other) {
    return isUnnamed() || states.containsAll(other.states);
  }

  /** Written out, like {@link #hashCode}, because keys of maps are made of counterparties. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Counterparty counterparty
        && (isJoint() || counterparty.isJoint()
            ? states.equals(counterparty.states)
            : states.get(0).equals(counterparty.states.get(0)));
  }

  @Override
  public int hashCode() {
    return states.hashCode();
  }

  @Override
  public String toString() {
    return isJoint() ? String.join("+", states) : states.get(0);
  }
}
