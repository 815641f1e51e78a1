package org.embargoledger.ingest.log.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.embargoledger.ingest.log.AppendOutcome.Appended;

/** What HTTP says to a single submission. */
final class OutcomeAnswers {

  private OutcomeAnswers() {}

  static Response accepted(Appended appended) {
    Response.ResponseBuilder response =
        Response.status(Response.Status.CREATED)
            .header(HttpHeaders.LOCATION, "/v1/events/" + appended.eventId())
            .tag(new EntityTag(Integer.toString(appended.version())))
            .entity(Receipt.of(appended));
    return (appended.replayed() ? response.header("Idempotent-Replayed", "true") : response)
        .build();
  }
}
