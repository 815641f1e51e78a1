package org.embargoledger.ledger.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.embargoledger.ledger.query.Snapshot;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers a question that was answered before at the ledger's present position without asking the
 * database for more than that position; unless the caller wants it worked out anew, by {@code
 * Cache-Control: no-cache} (RFC 9111, 5.2.1.4). Comes after the check of the caller's role.
 */
public class AnswerFilters {

  private static final String MIN_POSITION = "minPosition";
  private static final String NO_CACHE = "no-cache";
  private static final MediaType JSON_IN_UTF_8 =
      MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

  private final CurrentSnapshot current;
  private final AnswerCache cache;
  private final ObjectMapper json;

  @Inject
  public AnswerFilters(CurrentSnapshot current, AnswerCache cache, ObjectMapper json) {
    this.current = current;
    this.cache = cache;
    this.json = json;
  }

  /** Null lets the request pass to its resource. */
  @CachedAnswer
  @ServerRequestFilter
  public Uni<Response> answered(ContainerRequestContext request) {
    if (wantsItAnew(request)) {
      return Uni.createFrom().nullItem();
    }
    AskedQuery asked = AskedQuery.of(request.getUriInfo());
    String minPosition = request.getUriInfo().getQueryParameters().getFirst(MIN_POSITION);
    return current
        .read()
        .map(
            snapshot -> isReached(minPosition, snapshot) ? answer(request, asked, snapshot) : null);
  }

  private static boolean wantsItAnew(ContainerRequestContext request) {
    String directives = request.getHeaderString(HttpHeaders.CACHE_CONTROL);
    return directives != null && directives.contains(NO_CACHE);
  }

  private static boolean isReached(String minPosition, Snapshot snapshot) {
    try {
      return minPosition == null || Long.parseLong(minPosition) <= snapshot.position();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private Response answer(ContainerRequestContext request, AskedQuery asked, Snapshot snapshot) {
    EntityTag tag = Conditional.tag(asked, snapshot);
    return cache
        .find(tag.getValue())
        .map(
            answer -> {
              Response.ResponseBuilder known = request.getRequest().evaluatePreconditions(tag);
              return Conditional.tagged(known == null ? whole(answer) : known, tag);
            })
        .orElse(null);
  }

  private static Response.ResponseBuilder whole(AnswerCache.Answer answer) {
    return Response.ok(answer.body(), JSON_IN_UTF_8).header(HttpHeaders.LINK, answer.link());
  }

  /** Keeps an answer that was worked out. */
  @CachedAnswer
  @ServerResponseFilter
  public void keep(ContainerResponseContext response) throws JsonProcessingException {
    Object entity = response.getEntity();
    if (response.getStatus() == Response.Status.OK.getStatusCode()
        && response.getEntityTag() != null
        && !(entity instanceof byte[])) {
      byte[] body = json.writeValueAsBytes(entity);
      cache.keep(
          response.getEntityTag().getValue(),
          new AnswerCache.Answer(body, response.getHeaderString(HttpHeaders.LINK)));
      response.setEntity(body);
    }
  }
}
