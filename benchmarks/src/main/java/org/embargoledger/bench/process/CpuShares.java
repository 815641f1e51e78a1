package org.embargoledger.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * What the samples of a recording were spent on. A sample belongs to the innermost of its frames
 * that belongs to any part, so that the JDK's methods count for whoever called them.
 */
public final class CpuShares {
  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final String ELSE = "everything else";

  private static final Map<String, Pattern> PARTS = new LinkedHashMap<>();

  static {
    part("token check and identity", "org\\.jose4j|quarkus\\.oidc|\\.security\\.|smallrye\\.jwt");
    part("reading and checking the fact", "SubmissionReader|ObjectReader|FactReader|FactChecks");
    part("deciding, canonical form, hashing", "BatchDecider|PendingEvent|embargoledger\\.model");
    part("Merkle tree", "TreeGrowth|Frontier");
    part("SQL and PostgreSQL client", "ingest\\.log\\.postgres|vertx\\.(pg|sql)client");
    part("relay and Kafka client", "apache\\.kafka|ingest\\.relay");
    part("REST layer", "resteasy|jakarta\\.ws");
    part("routing", "vertx\\.ext\\.web|quarkus\\.vertx\\.http");
    part("HTTP and event loop", "vertx\\.core|io\\.netty");
    part("reactive plumbing", "AppendQueue|mutiny|smallrye\\.context|quarkus\\.arc");
  }

  private final Map<String, Integer> samplesByPart = new HashMap<>();
  private int samples;

  private static void part(String name, String pattern) {
    PARTS.put(name, Pattern.compile(pattern));
  }

  public static CpuShares of(Path recording) throws IOException {
    CpuShares shares = new CpuShares();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
          shares.samples++;
          shares.samplesByPart.merge(partOf(event), 1, Integer::sum);
        }
      }
    }
    return shares;
  }

  /** Shares of all samples, from 0 to 1, by part; the largest first. */
  public Map<String, Double> byPart() {
    Map<String, Double> shares = new LinkedHashMap<>();
    samplesByPart.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(part -> shares.put(part.getKey(), part.getValue() / (double) samples));
    return shares;
  }

  public int samples() {
    return samples;
  }

  private static String partOf(RecordedEvent event) {
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      Optional<String> part =
          partOf(frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
      if (part.isPresent()) {
        return part.get();
      }
    }
    return ELSE;
  }

  static Optional<String> partOf(String method) {
    return PARTS.entrySet().stream()
        .filter(part -> part.getValue().matcher(method).find())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
