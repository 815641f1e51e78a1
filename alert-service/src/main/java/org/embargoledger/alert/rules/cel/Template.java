package org.embargoledger.alert.rules.cel;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelVariableResolver;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embargoledger.alert.detect.Wording;
import org.embargoledger.model.fact.FactType;

/**
 * A sentence with expressions in braces: {@code {fact.counterparty} delivered {fact.quantity.value}
 * {fact.quantity.unit}}. A brace itself is written twice. Numbers are rounded for reading.
 */
final class Template {

  private static final int EXPRESSIONS_MAX = 20;

  /** A text, or an expression. */
  private record Piece(String text, Optional<Expression> expression) {}

  private final List<Piece> pieces;

  private Template(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  static boolean isReadable(CelType type) {
    return type.equals(DecimalFunctions.DECIMAL)
        || type.kind() == CelKind.STRING
        || type.kind() == CelKind.INT
        || type.kind() == CelKind.BOOL
        || type.kind() == CelKind.TIMESTAMP;
  }

  /**
   * @throws RefusedRuleException with positions in the whole template
   */
  static Template compile(
      String part, String text, Optional<FactType> type, RuleLanguage language) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int expressions = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        plain.append(c);
        i += 2;
      } else if (c == '{') {
        int end = end(text, i + 1);
        if (end < 0 || ++expressions > EXPRESSIONS_MAX) {
          throw fault(
              part,
              text,
              i,
              end < 0
                  ? "the brace is not closed; write {{ for a brace itself"
                  : "at most " + EXPRESSIONS_MAX + " expressions are taken");
        }
        pieces.add(new Piece(plain.toString(), Optional.empty()));
        plain.setLength(0);
        pieces.add(new Piece("", Optional.of(inner(part, text, i + 1, end, type, language))));
        i = end + 1;
      } else if (c == '}') {
        throw fault(part, text, i, "closes nothing; write }} for a brace itself");
      } else {
        plain.append(c);
        i++;
      }
    }
    pieces.add(new Piece(plain.toString(), Optional.empty()));
    return new Template(pieces);
  }

  private static Expression inner(
      String part, String text, int from, int to, Optional<FactType> type, RuleLanguage language) {
    try {
      return language.compile(
          part,
          text.substring(from, to),
          type,
          Template::isReadable,
          "a text, a number, a day or true and false");
    } catch (RefusedRuleException e) {
      // Positions count from the start of the template, so what stands before is put before again.
      throw new RefusedRuleException(
          e.faults().stream()
              .map(fault -> RuleFault.at(part, text, offset(text, from, fault), fault.message()))
              .toList());
    }
  }

  private static int offset(String text, int from, RuleFault fault) {
    int offset = from;
    for (int line = 1; line < fault.line(); line++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    return text.codePointCount(0, offset) + fault.column() - 1;
  }

  /** The index of the brace that closes, outside quoted texts; -1 if there is none. */
  private static int end(String text, int from) {
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '}') {
        return i;
      }
    }
    return -1;
  }

  private static RefusedRuleException fault(String part, String text, int index, String message) {
    return new RefusedRuleException(
        List.of(RuleFault.at(part, text, text.codePointCount(0, index), message)));
  }

  boolean reads(String variable) {
    return pieces.stream()
        .flatMap(piece -> piece.expression().stream())
        .anyMatch(expression -> expression.reads(variable));
  }

  /** The sentence; what the fact does not state reads as {@code (not stated)}. */
  String fill(CelVariableResolver variables) {
    StringBuilder sentence = new StringBuilder();
    for (Piece piece : pieces) {
      sentence.append(piece.text());
      piece.expression().ifPresent(expression -> sentence.append(value(expression, variables)));
    }
    return sentence.toString();
  }

  private static String value(Expression expression, CelVariableResolver variables) {
    try {
      return words(expression.evaluate(variables));
    } catch (Expression.UnansweredException e) {
      return "(not stated)";
    }
  }

  static String words(Object value) {
    if (value instanceof Decimal number) {
      return Wording.number(number.value());
    }
    if (value instanceof Instant instant) {
      return Wording.day(instant.atOffset(ZoneOffset.UTC).toLocalDate());
    }
    return String.valueOf(value);
  }
}
