package org.embargoledger.model.regime;

import java.util.List;
import java.util.stream.Collectors;

/** A regime that cannot be taken, with everything that is wrong with it. */
public final class InvalidRegimeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * One thing that is wrong.
   *
   * @param line in the file, from 1
   * @param field the place as a JSON Pointer (RFC 6901), or a column of the row; empty if the file
   *     itself is at fault
   */
  public record Fault(String file, int line, String field, String detail) {

    @Override
    public String toString() {
      return "%s, line %d%s: %s".formatted(file, line, field.isEmpty() ? "" : ", " + field, detail);
    }
  }

  public InvalidRegimeException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  InvalidRegimeException(String file, int line, String field, String detail) {
    this(List.of(new Fault(file, line, field, detail)));
  }

  public List<Fault> faults() {
    return faults;
  }
}
