package org.embargoledger.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a report into a page between two marks and leaves the rest of the page alone. */
public final class MarkdownPage {
  private static final String MARK = "<!-- measured by ./embargo bench %s: %s -->";

  private MarkdownPage() {}

  /**
   * Replaces what lies between the marks; a page without them gets them at its end.
   *
   * @param benchmark whose marks: each has its own
   */
  public static void write(Path page, String benchmark, String markdown) throws IOException {
    String text = Files.exists(page) ? Files.readString(page) : "# Benchmarks\n";
    if (page.toAbsolutePath().getParent() != null) {
      Files.createDirectories(page.toAbsolutePath().getParent());
    }
    Files.writeString(page, merge(text, benchmark, markdown));
  }

  static String merge(String page, String benchmark, String markdown) {
    String first = MARK.formatted(benchmark, "begin");
    String last = MARK.formatted(benchmark, "end");
    String section = first + "\n" + markdown.strip() + "\n" + last;
    int begin = page.indexOf(first);
    int end = page.indexOf(last);
    return begin >= 0 && end > begin
        ? page.substring(0, begin) + section + page.substring(end + last.length())
        : page.stripTrailing() + "\n\n" + section + "\n";
  }
}
