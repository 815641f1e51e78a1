package org.embargoledger.alert.findings;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * Reads facts, one JSON object a line, from standard input, and writes what the detectors find in
 * them. Needs no service. The last day to look at may be given as the only argument.
 */
public final class FindingsMain {

  /** The day on which the tables were put together. */
  static final LocalDate COMPILED = LocalDate.of(2026, 11, 24);

  private FindingsMain() {}

  public static void main(String[] arguments) throws IOException {
    LocalDate until = arguments.length > 0 ? LocalDate.parse(arguments[0]) : COMPILED;
    List<String> facts =
        new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try {
      out.print(FindingsReport.of(facts, until, reading()));
      out.flush();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** What a person says about the findings. */
  static String reading() throws IOException {
    try (InputStream in = FindingsMain.class.getResourceAsStream("reading.md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
