package org.embargoledger.model.importing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a source as people write it into one cell apart: {@code https://host/page (AFP)}, {@code
 * Yonhap via https://host/page} or {@code a report (host.info)}. Of several addresses the first
 * counts.
 */
record SourceText(Optional<String> url, Optional<String> publisher) {

  private static final Pattern URL = Pattern.compile("https?://[^\\s;]+");
  private static final Pattern SITE =
      Pattern.compile("\\b(?:[a-z0-9-]+\\.)+[a-z]{2,}\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_BRACKETS = Pattern.compile("^\\s*\\(([^()]+)\\)");
  private static final Pattern HOST =
      Pattern.compile("^(?:https?://)?(?:www\\.|m\\.)?([^/:?#]+).*");

  static SourceText parse(String text) {
    Matcher url = URL.matcher(text);
    if (url.find()) {
      return of(text, url, url.group());
    }
    Matcher site = SITE.matcher(text);
    if (site.find()) {
      return of(text, site, "https://" + site.group() + "/");
    }
    return new SourceText(
        Optional.empty(), Optional.of(text).filter(publisher -> !publisher.isBlank()));
  }

  private static SourceText of(String text, Matcher address, String url) {
    String host = HOST.matcher(address.group()).replaceFirst("$1");
    String before = text.substring(0, address.start()).replaceFirst("(?i)(\\s+via)?[\\s(:,]*$", "");
    Matcher after = IN_BRACKETS.matcher(text.substring(address.end()));
    String said = !before.isBlank() ? before.strip() : after.find() ? after.group(1).strip() : "";
    return new SourceText(
        Optional.of(url), Optional.of(said.isEmpty() ? host : said + " via " + host));
  }
}
