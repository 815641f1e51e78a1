package org.embargoledger.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.embargoledger.stack.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway is another module's; here an HTTP server of the JDK plays its answers. */
class SubmitCommandTest {
  @TempDir Path directory;
  private final StringWriter err = new StringWriter();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> rows = new ArrayList<>();
  private final PrintStream out = System.out;
  private final PrintStream stderr = System.err;
  private HttpServer gateway;
  private int failures;

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/v1/events:batch", this::answer);
    gateway.start();
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
  }

  @AfterEach
  void stop() {
    System.setOut(out);
    System.setErr(stderr);
    gateway.stop(0);
  }

  @Test
  void the_real_table_is_sent_in_batches_and_summed_up() throws IOException {
    assertThat(submit(table())).isZero();

    assertThat(rows).hasSize(76);
    assertThat(rows.get(0)).contains("\"key\":\"csv-R001\"", "\"resource\":\"deliveries\"");
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("✔ 76 rows: 76 recorded, 0 recorded before, 0 refused.");
  }

  @Test
  void a_batch_whose_answer_is_lost_is_sent_again() throws IOException {
    failures = 2;

    assertThat(submit(table())).isZero();

    assertThat(rows).hasSize(76);
  }

  @Test
  void a_row_that_the_server_refuses_is_told_with_line_and_column() throws IOException {
    Path file =
        write(
            Files.readString(table())
                .replace(",3778,", ",-3778,")
                .replace("R005,RU,KP,", "R005,RU,"));

    assertThat(submit(file)).isEqualTo(Failure.ROWS_REFUSED.exitCode());

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("✘ Line 4: column quantity: is negative")
        .contains("✘ Line 6: has 14 cells")
        .contains("76 rows: 74 recorded, 0 recorded before, 2 refused");
  }

  @Test
  void a_dry_run_tells_everything_and_sends_nothing() throws IOException {
    Path file =
        write(
            Files.readString(table())
                .replace(",3778,", ",-3778,")
                .replace("R004,RU,KP,", "R004,KP,RU,")
                .replace("R005,RU,KP,", "R005,RU,")
                .replace("R006,RU,KP,", "R001,RU,KP,"));

    assertThat(submit(file, "--dry-run")).isEqualTo(Failure.ROWS_REFUSED.exitCode());

    assertThat(rows).isEmpty();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("✘ Line 4: column quantity: is negative")
        .contains("✘ Line 5: column recipient: 'RU' is under no regime")
        .contains("✘ Line 6: has 14 cells, but the header has 15 columns")
        .contains("✘ Line 7: has the key csv-R001, as line 2 has")
        .contains("76 rows: 72 can be submitted, 4 cannot. Nothing was sent.");
  }

  @Test
  void a_file_in_another_encoding_is_refused_before_anything_is_sent() throws IOException {
    Path file = directory.resolve("table.csv");
    Files.writeString(file, Files.readString(table()) + "caf\u00e9", StandardCharsets.ISO_8859_1);

    assertThat(submit(file)).isEqualTo(Failure.FILE_UNUSABLE.exitCode());

    assertThat(rows).isEmpty();
    assertThat(err.toString()).contains("Line 78, byte 4: 0xE9 is not UTF-8");
  }

  @Test
  void a_batch_file_goes_as_it_is() throws IOException {
    String row = "{\"key\": \"k\", \"resource\": \"deliveries\", \"fact\": {\"any\": 1.50}}";
    Path file = Files.writeString(directory.resolve("batch.ndjson"), row + "\n\n{\"key\": 7}\n");

    assertThat(submit(file)).isEqualTo(Failure.ROWS_REFUSED.exitCode());

    assertThat(rows).containsExactly(row);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("✘ Line 3: #/key must be a string");
  }

  @Test
  void a_file_that_is_not_there_and_a_mapping_with_a_mistake_are_told() throws IOException {
    Path mapping = Files.writeString(directory.resolve("m.yaml"), "fields: {note: {column: a}}");

    assertThat(submit(directory.resolve("none.csv"))).isEqualTo(Failure.FILE_UNUSABLE.exitCode());
    assertThat(submit(table(), "--mapping", mapping.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("no rule says which column is the 'key'");
  }

  private int submit(Path file, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "submit",
                file.toString(),
                "--url",
                "http://127.0.0.1:" + gateway.getAddress().getPort(),
                "--token",
                "t"));
    arguments.addAll(List.of(options));
    return Embargo.commandLine()
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("table.csv"), text);
  }

  private Path table() throws IOException {
    Path file = directory.resolve("deliveries.csv");
    try (InputStream in = getClass().getResourceAsStream("/demo/deliveries.csv")) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (failures-- > 0) {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    StringBuilder report = new StringBuilder();
    for (String row : body.lines().toList()) {
      boolean negative = row.contains("\"value\":\"-");
      if (!negative) {
        rows.add(row);
      }
      report.append(
          negative
              ? "{\"row\":1,\"status\":422,\"errors\":[{\"pointer\":\"#/fact/quantity/value\","
                  + "\"detail\":\"is negative\"}]}\n"
              : "{\"row\":1,\"status\":201}\n");
    }
    byte[] answer = report.append("{\"summary\":{}}\n").toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
