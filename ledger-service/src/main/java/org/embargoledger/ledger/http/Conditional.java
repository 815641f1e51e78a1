package org.embargoledger.ledger.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.embargoledger.ledger.query.Snapshot;

/**
 * Conditional GET (RFC 9110): an answer is a function of the question, the ledger's generation and
 * position, the exchange rates entered, the day, and this version of the program. So they make its
 * strong entity tag, and whoever has the answer already is told so before anything is added up.
 */
public final class Conditional {

  private static final int TAG_BYTES = 15;
  private static final String VERSION =
      ConfigProvider.getConfig().getValue("quarkus.application.version", String.class);

  private Conditional() {}

  /** Answers 304, or what the query makes; either with the tag. */
  public static Uni<Response> answer(
      Request request, AskedQuery asked, Snapshot snapshot, Supplier<Uni<Response>> query) {
    EntityTag tag = tag(asked, snapshot);
    Response.ResponseBuilder known = request.evaluatePreconditions(tag);
    return known == null
        ? query.get().map(answer -> tagged(Response.fromResponse(answer), tag))
        : Uni.createFrom().item(tagged(known, tag));
  }

  static EntityTag tag(AskedQuery asked, Snapshot snapshot) {
    String all =
        String.join(
            "\n",
            VERSION,
            asked.toString(),
            Integer.toString(snapshot.generation()),
            Long.toString(snapshot.position()),
            Long.toString(snapshot.lastRateId()),
            LocalDate.now(ZoneOffset.UTC).toString());
    return new EntityTag(
        Base64.getUrlEncoder().encodeToString(Arrays.copyOf(Digests.sha256(all), TAG_BYTES)));
  }

  static Response tagged(Response.ResponseBuilder answer, EntityTag tag) {
    CacheControl control = new CacheControl();
    control.setPrivate(true);
    control.setNoCache(true);
    return answer.tag(tag).cacheControl(control).build();
  }
}
