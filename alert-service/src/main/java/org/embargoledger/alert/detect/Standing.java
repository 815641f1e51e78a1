package org.embargoledger.alert.detect;

import org.embargoledger.model.event.Event;
import org.embargoledger.model.event.EventHeader;
import org.embargoledger.model.fact.Fact;

/** A fact that holds, and the event it stands by. */
public record Standing(Event event, Fact fact) {

  public EventHeader header() {
    return event.header();
  }

  public String eventId() {
    return header().eventId();
  }
}
