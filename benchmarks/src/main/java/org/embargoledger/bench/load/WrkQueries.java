package org.embargoledger.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.embargoledger.bench.process.Tool;

/** Asks questions over HTTP, taken at random from a list, as fast as they are answered. */
public final class WrkQueries {
  private static final String SCRIPT =
      """
      local heads = {
      %s
      }
      local tail = ' HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nAuthorization: Bearer %s\\r\\n%s\\r\\n'
      local requests = {}
      math.randomseed(1718)

      function init(args)
        for i, path in ipairs(heads) do
          requests[i] = 'GET ' .. path .. tail
        end
      end

      function request()
        return requests[math.random(#requests)]
      end

      function done(summary, latency, requests)
        local e = summary.errors
        io.write(string.format('RESULT %%d %%d %%d %%d %%d %%d\\n', summary.requests,
          summary.duration, latency:percentile(50), latency:percentile(99),
          latency:percentile(99.9), e.connect + e.read + e.write + e.status + e.timeout))
      end
      """;

  private static final String NO_CACHE = "Cache-Control: no-cache\\r\\n";

  private final String baseUrl;
  private final Path scratch;

  public WrkQueries(String baseUrl, Path scratch) {
    this.baseUrl = baseUrl;
    this.scratch = scratch;
  }

  /**
   * @param anew whether to ask that no kept answer is given
   */
  public QueryRun run(int connections, int seconds, String token, List<String> paths, boolean anew)
      throws IOException, InterruptedException {
    Path script = scratch.resolve("get.lua");
    try {
      Files.writeString(
          script,
          SCRIPT.formatted(
              paths.stream().map(path -> "'" + path + "'").collect(Collectors.joining(",\n")),
              token,
              anew ? NO_CACHE : ""));
      AppendRun run =
          Wrk.parse(
              Tool.run(
                  Tool.WRK.command(
                      List.of(
                          "-t1",
                          "-c" + connections,
                          "-d" + seconds + "s",
                          "--timeout",
                          "10s",
                          "-s",
                          script.toString(),
                          baseUrl)),
                  scratch.resolve("wrk.log")));
      return new QueryRun(run.appends(), run.perSecond(), run.latencies());
    } finally {
      Files.deleteIfExists(script);
    }
  }
}
