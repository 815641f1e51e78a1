package org.embargoledger.ledger.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request's path and parameters in one form, whatever order they were written in. */
public final class AskedQuery {

  /** Says how long to wait, not what to answer. */
  private static final String WAITING = "minPosition";

  private final String path;
  private final TreeMap<String, String> parameters = new TreeMap<>();

  private AskedQuery(String path, Map<String, String> parameters) {
    this.path = path;
    this.parameters.putAll(parameters);
  }

  public static AskedQuery of(UriInfo uri) {
    TreeMap<String, String> parameters = new TreeMap<>();
    uri.getQueryParameters().forEach((name, values) -> parameters.put(name, values.get(0)));
    parameters.remove(WAITING);
    return new AskedQuery(uri.getPath(), parameters);
  }

  /** Outside of REST resources. */
  public static AskedQuery of(HttpServerRequest request) {
    TreeMap<String, String> parameters = new TreeMap<>();
    request.params().forEach(parameters::putIfAbsent);
    parameters.remove(WAITING);
    // Path parameters are among them.
    parameters.keySet().retainAll(new QueryStringDecoder(request.uri()).parameters().keySet());
    return new AskedQuery(request.path(), parameters);
  }

  public AskedQuery without(Collection<String> names) {
    AskedQuery fewer = new AskedQuery(path, parameters);
    Set.copyOf(names).forEach(fewer.parameters::remove);
    return fewer;
  }

  public AskedQuery with(String name, Object value) {
    AskedQuery more = new AskedQuery(path, parameters);
    more.parameters.put(name, String.valueOf(value));
    return more;
  }

  /** The parameters as they were understood, by name. */
  public Map<String, String> parameters() {
    return Map.copyOf(parameters);
  }

  public String path() {
    return path;
  }

  /** As a relative reference; the same for the same question. */
  @Override
  public String toString() {
    return parameters.isEmpty()
        ? path
        : path
            + parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
