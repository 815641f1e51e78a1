package org.embargoledger.alert.rules.cel;

import com.google.common.base.CharMatcher;

/** Puts the checker's findings into words that help whoever wrote the rule. */
final class Messages {

  private Messages() {}

  static String plain(String message) {
    String text = message;
    int candidates = text.indexOf(" (candidates:");
    if (candidates > 0) {
      text = text.substring(0, candidates);
    }
    int expecting = text.indexOf(" expecting {");
    if (expecting > 0) {
      text = text.substring(0, expecting);
    }
    text = text.replace("'<EOF>'", "the end of the expression");
    if (text.contains("decimal") && text.contains("double")) {
      return text + "; a floating-point number is not exact, write decimal(\"1234.5\")";
    }
    if (text.contains("decimal") && (text.contains("'_==_'") || text.contains("'_!=_'"))) {
      return text + "; write decimal(5) for a whole number beside == or !=";
    }
    return CharMatcher.javaIsoControl().replaceFrom(text, ' ');
  }
}
