package org.embargoledger.model.regime;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.embargoledger.model.fact.Activity;
import org.embargoledger.model.fact.FactType;
import org.embargoledger.model.fact.Sector;
import org.embargoledger.model.measure.Countries;
import org.embargoledger.model.measure.Product;
import org.embargoledger.model.measure.ProductClass;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.regime.InvalidRegimeException.Fault;

/**
 * Turns a regime's file into a regime, or says of everything that is wrong with it in which line
 * and field it is.
 */
public final class RegimeReader {

  private final String file;
  private final MarkedYaml yaml;
  private final List<Fault> faults = new ArrayList<>();

  private RegimeReader(String file, byte[] bytes) {
    this.file = file;
    this.yaml = MarkedYaml.read(file, bytes);
    RegimeSchema.check(file, yaml);
  }

  /**
   * @param file its name, for the faults
   * @param siblings the bytes of a file beside it, by name
   * @throws InvalidRegimeException with all faults of the first kind found: syntax, form, values
   */
  public static Regime read(String file, byte[] bytes, Function<String, byte[]> siblings) {
    return new RegimeReader(file, bytes).regime(siblings);
  }

  private Regime regime(Function<String, byte[]> siblings) {
    JsonNode root = yaml.json();
    String target = root.get("target").asText();
    if (!Countries.isCode(target)) {
      fault("/target", "'%s' is not an ISO 3166-1 alpha-2 country code".formatted(target));
    }
    Validity validity = validity(root, "");
    List<Cap> caps = each(root, "caps").map(this::cap).toList();
    List<ReportingDuty> duties = each(root, "reportingDuties").map(this::duty).toList();
    List<Prohibition> bans = each(root, "prohibitions").map(this::prohibition).toList();
    List<DesignatedParty> parties = each(root, "designatedParties").map(this::party).toList();
    Stream.of("caps", "reportingDuties", "prohibitions").forEach(list -> distinctIds(root, list));
    List<DesignatedVessel> vessels =
        root.has("designatedVessels")
            ? vessels(root.get("designatedVessels").asText(), siblings)
            : List.of();
    if (!faults.isEmpty()) {
      throw new InvalidRegimeException(faults);
    }
    return new Regime(
        root.get("name").asText(),
        root.get("version").asInt(),
        root.get("title").asText(),
        target,
        validity,
        caps,
        duties,
        bans,
        vessels,
        parties);
  }

  /** A value of a list and where it lies. */
  private record Item(JsonNode node, String pointer) {

    String text(String name) {
      return node.get(name).asText();
    }

    Optional<String> optional(String name) {
      return Optional.ofNullable(node.get(name)).map(JsonNode::asText);
    }
  }

  private static Stream<Item> each(JsonNode root, String list) {
    List<Item> items = new ArrayList<>();
    root.path(list).forEach(node -> items.add(new Item(node, "/" + list + "/" + items.size())));
    return items.stream();
  }

  private Cap cap(Item item) {
    List<Cap.Limit> limits = new ArrayList<>();
    for (JsonNode limit : item.node.get("limits")) {
      BigDecimal amount = new BigDecimal(limit.get("amount").asText());
      if (amount.signum() == 0) {
        fault(item.pointer + "/limits/" + limits.size() + "/amount", "must be more than 0");
      }
      limits.add(
          new Cap.Limit(amount, QuantityUnit.ofSymbol(limit.get("unit").asText()).orElseThrow()));
    }
    List<BigDecimal> thresholds =
        texts(item, "thresholdsPercent").map(BigDecimal::new).sorted().toList();
    Optional<BigDecimal> cease = item.optional("ceaseAtPercent").map(BigDecimal::new);
    if (cease.isPresent() && !thresholds.contains(cease.get())) {
      fault(item.pointer + "/ceaseAtPercent", "is not one of the thresholds");
    }
    return new Cap(
        item.text("id"),
        item.text("title"),
        ProductClass.valueOf(item.text("productClass")),
        limits,
        yearStart(item),
        item.node.get("firstYear").asInt(),
        thresholds,
        cease,
        item.text("legalReference"),
        item.text("source"));
  }

  /** 29 February would not begin every year. */
  private MonthDay yearStart(Item item) {
    String text = item.text("yearStarts");
    try {
      MonthDay day = MonthDay.parse("--" + text);
      if (!day.equals(MonthDay.of(2, 29))) {
        return day;
      }
    } catch (DateTimeException e) {
      // reported below
    }
    fault(item.pointer + "/yearStarts", "'%s' is not a day of every year, MM-DD".formatted(text));
    return MonthDay.of(1, 1);
  }

  private ReportingDuty duty(Item item) {
    return new ReportingDuty(
        item.text("id"),
        item.text("title"),
        item.text("authority"),
        ProductClass.valueOf(item.text("productClass")),
        item.node.get("months").asInt(),
        item.node.get("dueDays").asInt(),
        validity(item.node, item.pointer),
        item.text("legalReference"),
        item.text("source"),
        item.optional("review"));
  }

  private Prohibition prohibition(Item item) {
    return new Prohibition(
        item.text("id"),
        item.text("title"),
        Outcome.valueOf(item.text("outcome")),
        set(item, "facts", name -> FactType.ofWireName(name).orElseThrow()),
        set(item, "products", Product::valueOf),
        set(item, "sectors", Sector::valueOf),
        set(item, "activities", Activity.Kind::valueOf),
        Optional.ofNullable(item.node.get("jointEntity")).map(JsonNode::asBoolean),
        item.node.has("carrierFlag"),
        item.text("concern"),
        validity(item.node, item.pointer),
        item.text("legalReference"),
        item.text("source"));
  }

  private DesignatedParty party(Item item) {
    return new DesignatedParty(
        item.text("name"),
        texts(item, "aliases").toList(),
        Outcome.valueOf(item.text("outcome")),
        item.text("authority"),
        item.optional("concern"),
        date(item.pointer + "/since", item.text("since")),
        item.text("legalReference"),
        item.text("source"));
  }

  private List<DesignatedVessel> vessels(String name, Function<String, byte[]> siblings) {
    try {
      return VesselTable.read(name, siblings.apply(name));
    } catch (InvalidRegimeException e) {
      faults.addAll(e.faults());
      return List.of();
    }
  }

  private Validity validity(JsonNode node, String pointer) {
    LocalDate from = date(pointer + "/validFrom", node.get("validFrom").asText());
    Optional<LocalDate> to =
        Optional.ofNullable(node.get("validTo"))
            .map(last -> date(pointer + "/validTo", last.asText()));
    if (to.isPresent() && to.get().isBefore(from)) {
      fault(pointer + "/validTo", "lies before validFrom");
    }
    return new Validity(from, to);
  }

  private LocalDate date(String pointer, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      fault(pointer, "'%s' is not a day of the calendar".formatted(text));
      return LocalDate.EPOCH;
    }
  }

  private void distinctIds(JsonNode root, String list) {
    Set<String> seen = new HashSet<>();
    each(root, list)
        .filter(item -> !seen.add(item.text("id")))
        .forEach(
            item -> fault(item.pointer + "/id", "'%s' stands twice".formatted(item.text("id"))));
  }

  private static Stream<String> texts(Item item, String list) {
    return StreamSupport.stream(item.node.path(list).spliterator(), false).map(JsonNode::asText);
  }

  private static <T> Set<T> set(Item item, String list, Function<String, T> value) {
    return texts(item, list).map(value).collect(Collectors.toSet());
  }

  private void fault(String pointer, String detail) {
    faults.add(new Fault(file, yaml.line(pointer), pointer, detail));
  }
}
