package org.embargoledger.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a report into a page between two marks and leaves the rest of the page alone. */
public final class MarkdownPage {
  private static final String BEGIN = "<!-- measured by ./embargo bench log: begin -->";
  private static final String END = "<!-- measured by ./embargo bench log: end -->";

  private MarkdownPage() {}

  /** Replaces what lies between the marks; a page without them gets them at its end. */
  public static void write(Path page, String markdown) throws IOException {
    String text = Files.exists(page) ? Files.readString(page) : "# Benchmarks\n";
    if (page.toAbsolutePath().getParent() != null) {
      Files.createDirectories(page.toAbsolutePath().getParent());
    }
    Files.writeString(page, merge(text, markdown));
  }

  static String merge(String page, String markdown) {
    String section = BEGIN + "\n" + markdown.strip() + "\n" + END;
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    return begin >= 0 && end > begin
        ? page.substring(0, begin) + section + page.substring(end + END.length())
        : page.stripTrailing() + "\n\n" + section + "\n";
  }
}
