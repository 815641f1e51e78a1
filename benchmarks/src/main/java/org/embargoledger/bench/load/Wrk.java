package org.embargoledger.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.embargoledger.bench.BenchException;
import org.embargoledger.bench.process.Tool;
import org.embargoledger.bench.stats.Latencies;

/** Posts deliveries over HTTP as fast as they are answered, each under a key of its own. */
public final class Wrk {
  private static final String RESULT = "RESULT ";
  private static final String ONE_THREAD = "-t1";

  private static final String SCRIPT =
      """
      local body = '%s'
      local head = 'POST /v1/deliveries HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n' ..
        'Authorization: Bearer %s\\r\\nContent-Type: application/json\\r\\n' ..
        'Content-Length: ' .. #body .. '\\r\\nIdempotency-Key: %s'
      local tail = '\\r\\n\\r\\n' .. body
      local sent = 0

      function request()
        sent = sent + 1
        return head .. sent .. tail
      end

      function done(summary, latency, requests)
        local e = summary.errors
        io.write(string.format('RESULT %%d %%d %%d %%d %%d %%d\\n', summary.requests,
          summary.duration, latency:percentile(50), latency:percentile(99),
          latency:percentile(99.9), e.connect + e.read + e.write + e.status + e.timeout))
      end
      """;

  private final String baseUrl;
  private final Path scratch;

  public Wrk(String baseUrl, Path scratch) {
    this.baseUrl = baseUrl;
    this.scratch = scratch;
  }

  public AppendRun run(int connections, int seconds, String token, String keyPrefix)
      throws IOException, InterruptedException {
    Path script = scratch.resolve("post.lua");
    try {
      Files.writeString(script, SCRIPT.formatted(Fact.delivery(0), token, keyPrefix));
      List<String> arguments =
          List.of(
              ONE_THREAD,
              "-c" + connections,
              "-d" + seconds + "s",
              "--timeout",
              "10s",
              "-s",
              script.toString(),
              baseUrl);
      return parse(Tool.run(Tool.WRK.command(arguments), scratch.resolve("wrk.log")));
    } finally {
      Files.deleteIfExists(script);
    }
  }

  static AppendRun parse(List<String> output) {
    String[] numbers =
        output.stream()
            .filter(line -> line.startsWith(RESULT))
            .findFirst()
            .orElseThrow(() -> new BenchException("wrk says no result:\n" + output))
            .substring(RESULT.length())
            .split(" ");
    long requests = Long.parseLong(numbers[0]);
    double seconds = Long.parseLong(numbers[1]) / 1e6;
    long errors = Long.parseLong(numbers[5]);
    if (errors > 0 || requests == 0) {
      throw new BenchException("%d of %d requests failed".formatted(errors, requests));
    }
    Latencies latencies =
        new Latencies(
            Long.parseLong(numbers[2]), Long.parseLong(numbers[3]), Long.parseLong(numbers[4]));
    return new AppendRun(requests, requests / seconds, latencies);
  }
}
