package org.embargoledger.model.importing;

import java.util.List;
import java.util.stream.Collectors;

/** A row that cannot become a fact; the rows beside it can. */
public final class RowRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long line;
  private final transient List<CellFault> faults;

  public RowRefusedException(long line, List<CellFault> faults) {
    super(
        "Line %d: %s"
            .formatted(
                line, faults.stream().map(CellFault::toString).collect(Collectors.joining("; "))));
    this.line = line;
    this.faults = List.copyOf(faults);
  }

  /** The line of the file that the row begins in; the header is usually line 1. */
  public long line() {
    return line;
  }

  public List<CellFault> faults() {
    return faults;
  }
}
