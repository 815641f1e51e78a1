package org.embargoledger.ledger.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.embargoledger.ledger.bookkeeping.Measure;

/** Where a figure leads to. */
public final class LedgerLinks {

  private LedgerLinks() {}

  public static String entries(String target, String book, int year, Measure measure) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("book", book);
    query.put("year", year);
    query.put("measure", measure);
    return entries(target, query);
  }

  public static String entries(String target, Map<String, Object> query) {
    return to(target, "entries", query);
  }

  public static String to(String target, String what, Map<String, Object> query) {
    return "/v1/ledgers/" + target + "/" + what + "?" + encoded(query);
  }

  public static String event(String eventId) {
    return "/v1/events/" + eventId;
  }

  private static String encoded(Map<String, Object> query) {
    return query.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + "="
                    + URLEncoder.encode(String.valueOf(entry.getValue()), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
