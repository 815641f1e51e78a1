package org.embargoledger.bench.load;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of the log's shape, with the size of a real event. */
public record MethodRow(
    long position,
    UUID factId,
    OffsetDateTime recordedAt,
    String key,
    byte[] requestHash,
    byte[] leafHash,
    byte[] body) {

  static final String KIND = "RECORDED";
  static final String TYPE = "FuelDelivery";
  static final String TARGET = "KP";
  static final String PARTNER = "partner-a";

  /** Adds the row as COPY's text form has it. */
  void copyLine(StringBuilder out) {
    out.append(position).append('\t').append(factId).append("\t1\t");
    out.append(KIND).append('\t').append(TYPE).append('\t').append(TARGET).append('\t');
    out.append(PARTNER).append('\t').append(recordedAt).append('\t').append(key).append('\t');
    out.append(AppendMethod.hex(requestHash)).append('\t').append(AppendMethod.hex(leafHash));
    out.append('\t').append(AppendMethod.hex(body)).append('\n');
  }
}
