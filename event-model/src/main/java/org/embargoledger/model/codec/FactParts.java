package org.embargoledger.model.codec;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Optional;
import org.embargoledger.model.fact.Basis;
import org.embargoledger.model.fact.Grade;
import org.embargoledger.model.fact.Provenance;
import org.embargoledger.model.fact.Source;
import org.embargoledger.model.json.ObjectReader;
import org.embargoledger.model.measure.Estimate;
import org.embargoledger.model.measure.Money;
import org.embargoledger.model.measure.Period;
import org.embargoledger.model.measure.Qualifier;
import org.embargoledger.model.measure.Quantity;
import org.embargoledger.model.measure.QuantityUnit;
import org.embargoledger.model.measure.StatedEquivalent;

/** Reads the parts that several kinds of facts are made of. */
record FactParts(Optional<FactChecks> checks) {

  Money money(ObjectReader parent, String name) {
    ObjectReader in = parent.object(name);
    Money money = money(in);
    in.rejectUnknown();
    return money;
  }

  Optional<StatedEquivalent> statedEquivalent(ObjectReader parent, Money amount) {
    if (!parent.has("statedEquivalent")) {
      return Optional.empty();
    }
    ObjectReader in = parent.object("statedEquivalent");
    Money money = money(in);
    boolean approximate = in.flag("approximate");
    in.rejectUnknown();
    if (money == null) {
      return Optional.empty();
    }
    if (amount != null && amount.currency().equals(money.currency())) {
      in.reject("currency", "is the currency of the amount itself");
    }
    return Optional.of(new StatedEquivalent(money, approximate));
  }

  private Money money(ObjectReader in) {
    BigDecimal amount = in.decimal("amount");
    Currency currency = in.required("currency", FactParts::currency);
    if (amount == null || currency == null) {
      return null;
    }
    Money money = new Money(amount, currency);
    checks.ifPresent(checks -> checks.money(in, money));
    return money;
  }

  Quantity quantity(ObjectReader in) {
    BigDecimal value = in.decimal("value");
    checks.ifPresent(checks -> checks.quantity(in, "value", value));
    QuantityUnit unit = in.required("unit", FactParts::unit);
    Qualifier qualifier = in.oneOf("qualifier", Qualifier.class, Qualifier.EXACT);
    in.rejectUnknown();
    return value == null || unit == null ? null : new Quantity(value, unit, qualifier);
  }

  Estimate range(ObjectReader parent, Quantity quantity) {
    ObjectReader in = parent.object("range");
    BigDecimal low = in.decimal("low");
    BigDecimal best = in.optionalDecimal("best").orElse(quantity == null ? null : quantity.value());
    BigDecimal high = in.optionalDecimal("high").orElse(null);
    checks.ifPresent(
        checks -> {
          checks.quantity(in, "low", low);
          checks.quantity(in, "best", best);
          checks.quantity(in, "high", high);
        });
    in.rejectUnknown();
    if (low == null || best == null) {
      return null;
    }
    if (low.compareTo(best) > 0 || (high != null && best.compareTo(high) > 0)) {
      parent.reject("range", "must rise: low, then best, then high");
    }
    return new Estimate(low, best, high);
  }

  Provenance provenance(ObjectReader in) {
    Source source = source(in.object("source"));
    Optional<String> quote = in.optionalText("quote");
    Basis basis = in.oneOf("basis", Basis.class);
    Grade grade = in.required("grade", Grade::parse);
    in.rejectUnknown();
    return new Provenance(source, quote, basis, grade);
  }

  private Source source(ObjectReader in) {
    String publisher = in.text("publisher");
    Optional<String> title = in.optionalText("title");
    String url = in.required("url", FactParts::url);
    Period published = in.required("published", Period::parse);
    checks.ifPresent(checks -> checks.begun(in, "published", published));
    Optional<Instant> retrievedAt = in.optional("retrievedAt", FactParts::instant);
    checks.ifPresent(
        checks -> retrievedAt.ifPresent(instant -> checks.notAfterNow(in, "retrievedAt", instant)));
    Optional<String> hash = in.optional("contentSha256", FactParts::sha256);
    in.rejectUnknown();
    return new Source(publisher, title, url, published, retrievedAt, hash);
  }

  private static Currency currency(String text) {
    try {
      return Currency.getInstance(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an ISO 4217 currency code such as RUB", e);
    }
  }

  private static QuantityUnit unit(String text) {
    return QuantityUnit.ofSymbol(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a unit; the units are %s"
                        .formatted(text, QuantityUnit.symbols())));
  }

  private static String url(String text) {
    URI uri = URI.create(text);
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!web || uri.getHost() == null) {
      throw new IllegalArgumentException("'" + text + "' is not an http or https URL");
    }
    return text;
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an instant in UTC such as 2025-11-21T08:00:00Z", e);
    }
  }

  private static String sha256(String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("must be a SHA-256 hash of 64 lower-case hex digits");
    }
    return text;
  }
}
