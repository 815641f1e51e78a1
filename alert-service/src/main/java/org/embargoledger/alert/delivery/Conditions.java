package org.embargoledger.alert.delivery;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embargoledger.alert.detect.Severity;
import org.embargoledger.alert.triage.AlertStep;
import org.embargoledger.model.json.ObjectReader;
import org.embargoledger.model.measure.Counterparty;
import org.embargoledger.model.measure.Countries;

/**
 * Which steps somebody wants to be told of. All conditions must hold; one that is empty holds for
 * every step.
 *
 * @param severities as of the step: later evidence may have changed it
 * @param counterparties one of several is enough where an alert is about several
 */
public record Conditions(
    List<String> severities,
    List<String> detectors,
    List<String> counterparties,
    List<String> actions) {

  private static final int VALUES_MAX = 50;
  private static final int NAME_MAX = 80;

  /** Holds for every step. */
  public static final Conditions NONE = new Conditions(List.of(), List.of(), List.of(), List.of());

  /**
   * The same in SQL, on a row of told_step: the four places are arrays of text, as parameters or
   * columns.
   */
  public static String sql(
      String severities, String detectors, String counterparties, String actions) {
    return """
    (cardinality(%1$s) = 0 OR step.severity = ANY (%1$s))
      AND (cardinality(%2$s) = 0 OR step.detector = ANY (%2$s))
      AND (cardinality(%3$s) = 0 OR step.counterparties && %3$s)
      AND (cardinality(%4$s) = 0 OR step.action = ANY (%4$s))
    """
        .formatted(severities, detectors, counterparties, actions);
  }

  /** As a client wrote it. */
  public Map<String, List<String>> toJson() {
    Map<String, List<String>> json = new LinkedHashMap<>();
    json.put("severity", severities);
    json.put("detector", detectors);
    json.put("counterparty", counterparties);
    json.put("action", actions);
    json.values().removeIf(List::isEmpty);
    return json;
  }

  public static Conditions of(Row row) {
    return new Conditions(
        list(row, "severities"),
        list(row, "detectors"),
        list(row, "counterparties"),
        list(row, "actions"));
  }

  private static List<String> list(Row row, String column) {
    return Arrays.asList(row.getArrayOfStrings(column));
  }

  /** Reads the field matchers, if there is one. */
  public static Conditions read(ObjectReader in) {
    if (!in.has("matchers")) {
      return NONE;
    }
    ObjectReader matchers = in.object("matchers");
    Conditions conditions =
        new Conditions(
            matchers.several("severity", VALUES_MAX, Conditions::severity),
            matchers.several("detector", VALUES_MAX, Conditions::detector),
            matchers.several("counterparty", VALUES_MAX, Conditions::counterparty),
            matchers.several("action", VALUES_MAX, Conditions::action));
    matchers.rejectUnknown();
    return conditions;
  }

  public static String severity(String text) {
    return constant(Severity.class, text);
  }

  public static String action(String text) {
    return constant(AlertStep.Action.class, text);
  }

  public static String counterparty(String text) {
    if (!Countries.isCode(text) && !text.equals(Counterparty.UNNAMED)) {
      throw new IllegalArgumentException("must be an ISO 3166-1 alpha-2 code such as RU");
    }
    return text;
  }

  /** Any name: what a detector or rule will be called is not known yet. */
  public static String detector(String text) {
    if (text.isBlank() || text.length() > NAME_MAX) {
      throw new IllegalArgumentException(
          "must be the name of a detector, or rule: and a rule's id");
    }
    return text;
  }

  private static <E extends Enum<E>> String constant(Class<E> type, String text) {
    List<String> all = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    if (!all.contains(text)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", all));
    }
    return text;
  }

  /** For the four places of {@link #sql}, in their order. */
  public List<Object> arrays() {
    return List.of(array(severities), array(detectors), array(counterparties), array(actions));
  }

  private static String[] array(List<String> values) {
    return values.toArray(new String[0]);
  }
}
