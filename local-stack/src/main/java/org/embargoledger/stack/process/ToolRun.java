package org.embargoledger.stack.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Runs a tool to its end, keeps its output in a log and lets a listener read along. */
public final class ToolRun {
  private ToolRun() {}

  /** The tool's exit code. An interrupt ends the tool. */
  public static int run(ProcessBuilder tool, Path log, Consumer<String> onLine)
      throws IOException, InterruptedException {
    Files.createDirectories(log.getParent());
    Process process = tool.redirectErrorStream(true).start();
    process.getOutputStream().close();
    Thread reader = new Thread(() -> copy(process, log, onLine), "tool-output");
    reader.setDaemon(true);
    reader.start();
    try {
      int code = process.waitFor();
      reader.join(2000);
      return code;
    } catch (InterruptedException e) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      throw e;
    }
  }

  /** Carriage returns end lines too, so that progress bars come through as they change. */
  private static void copy(Process process, Path log, Consumer<String> onLine) {
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(log))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(line);
        onLine.accept(line);
      }
    } catch (IOException e) {
      onLine.accept("(output ended: " + e.getMessage() + ")");
    }
  }
}
