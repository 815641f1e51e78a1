package org.embargoledger.alert.delivery.digest;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.embargoledger.alert.delivery.DeliveryConfig;

/** Writes a digest as a mail: as text, and as HTML that loads nothing from anywhere. */
@ApplicationScoped
public class DigestMail {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Template text;
  private final Template html;
  private final String publicUrl;

  @Inject
  public DigestMail(
      @Location("delivery/digest.txt") Template text,
      @Location("delivery/digest.html") Template html,
      DeliveryConfig config) {
    this.text = text;
    this.html = html;
    this.publicUrl =
        config.digests().publicUrl().map(url -> url.replaceFirst("/+$", "")).orElse("");
  }

  /** The same digest has the same Message-ID however often it is sent. */
  Uni<Mail> write(Digest digest, DigestContent.Content content) {
    Uni<String> plain = render(text, digest, content);
    Uni<String> rich = render(html, digest, content);
    return Uni.combine()
        .all()
        .unis(plain, rich)
        .asTuple()
        .map(
            both ->
                new Mail()
                    .addTo(digest.address())
                    .setSubject(subject(digest, content))
                    .setText(both.getItem1())
                    .setHtml(both.getItem2())
                    .addHeader("Message-ID", messageId(digest))
                    .addHeader("Auto-Submitted", "auto-generated"));
  }

  private Uni<String> render(Template template, Digest digest, DigestContent.Content content) {
    return template
        .data("id", digest.id().toString())
        .data("address", digest.address())
        .data("createdBy", digest.createdBy())
        .data("content", content)
        .data("moment", MOMENT.format(digest.dueAt()))
        .data("weekly", digest.schedule().weekday().isPresent())
        .data("publicUrl", publicUrl)
        .createUni();
  }

  /** Made of numbers only: nothing that somebody wrote gets into a header. */
  private static String subject(Digest digest, DigestContent.Content content) {
    String what =
        content.open() == 0
            ? "nothing new is open, %d closed".formatted(content.closed())
            : content.critical() == 0
                ? "%d open".formatted(content.open())
                : "%d open, %d of them critical".formatted(content.open(), content.critical());
    return "Embargo Ledger alerts: %s (%s)".formatted(what, day(digest.dueAt()));
  }

  private static String day(Instant instant) {
    return instant.toString().substring(0, 10);
  }

  private static String messageId(Digest digest) {
    return "<digest-%s-%d@embargo-ledger>".formatted(digest.id(), digest.dueAt().getEpochSecond());
  }
}
