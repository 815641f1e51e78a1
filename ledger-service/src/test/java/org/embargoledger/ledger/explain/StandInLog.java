package org.embargoledger.ledger.explain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.embargoledger.model.codec.EventCodec;
import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.LeafHash;
import org.embargoledger.model.merkle.Hashes;
import org.embargoledger.model.merkle.MerkleProofs;
import org.embargoledger.model.merkle.NodeReader;

/**
 * Answers for the log over HTTP, with proofs of a history: right ones, but for one position, where
 * it proves another event, and one where it fails. Wants a token.
 */
final class StandInLog {

  static final long FORGED = 2;
  static final long BROKEN = 3;

  private final List<byte[]> leaves;

  private StandInLog(List<Event> history) {
    leaves = history.stream().map(event -> LeafHash.of(EventCodec.encode(event))).toList();
  }

  /** Serves until the JVM ends. */
  static String url(List<Event> history) {
    try {
      StandInLog log = new StandInLog(history);
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/v1/log/proof/inclusion", log::answer);
      server.start();
      return "http://127.0.0.1:" + server.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, Long> query =
        Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
            .map(each -> each.split("="))
            .collect(Collectors.toMap(each -> each[0], each -> Long.parseLong(each[1])));
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (token == null || !token.startsWith("Bearer ey")) {
      send(exchange, 401, "{}");
    } else if (query.get("position") == BROKEN) {
      send(exchange, 500, "{}");
    } else {
      send(exchange, 200, proof(query.get("position"), query.get("size")));
    }
  }

  private String proof(long position, long size) {
    NodeReader nodes = this::node;
    long proven = position == FORGED ? position - 1 : position;
    String path =
        MerkleProofs.inclusion(proven, size, nodes).stream()
            .map(hash -> '"' + text(hash) + '"')
            .collect(Collectors.joining(","));
    return """
        {"position": %d, "size": %d, "leafHash": "%s", "root": "%s", "path": [%s]}
        """
        .formatted(
            position,
            size,
            text(leaves.get((int) proven)),
            text(MerkleProofs.root(size, nodes)),
            path);
  }

  private byte[] node(int level, long index) {
    return level == 0
        ? leaves.get((int) index)
        : Hashes.node(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
  }

  private static String text(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
