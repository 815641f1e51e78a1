package org.embargoledger.alert.rules.cel;

/**
 * What is wrong with an expression, and at which character.
 *
 * @param part the field of the rule that the expression stands in
 * @param line from 1
 * @param column from 1
 * @param message what is wrong, and what would be right
 * @param excerpt the line, and under it a caret at the column
 */
public record RuleFault(String part, int line, int column, String message, String excerpt) {

  private static final int LINE_MAX = 160;

  /**
   * @param offset in code points from the start of the text
   */
  static RuleFault at(String part, String text, int offset, String message) {
    int[] points = text.codePoints().toArray();
    int end = Math.min(Math.max(offset, 0), points.length);
    int line = 1;
    int start = 0;
    for (int i = 0; i < end; i++) {
      if (points[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    int stop = end;
    while (stop < points.length && points[stop] != '\n') {
      stop++;
    }
    int column = end - start;
    int from = Math.max(start, end - LINE_MAX / 2);
    int to = Math.min(stop, from + LINE_MAX);
    String shown = new String(points, from, to - from).replace('\t', ' ').replace('\r', ' ');
    return new RuleFault(
        part, line, column + 1, message, shown + "\n" + " ".repeat(end - from) + "^");
  }

  /** {@code expression, line 1, column 7: undefined field 'x'} with the excerpt beneath. */
  @Override
  public String toString() {
    return "%s, line %d, column %d: %s\n%s".formatted(part, line, column, message, excerpt);
  }
}
