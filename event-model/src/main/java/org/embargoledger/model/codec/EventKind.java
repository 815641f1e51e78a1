package org.embargoledger.model.codec;

/** The wire names of the kinds of events. */
enum EventKind {
  RECORDED,
  CORRECTED,
  RETRACTED;

  static EventKind of(String name) {
    for (EventKind kind : values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new UnknownEventException("event kind '" + name + "'");
  }
}
