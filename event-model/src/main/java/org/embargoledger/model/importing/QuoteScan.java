package org.embargoledger.model.importing;

/**
 * Tells whether a quoted cell is still open at the end of a line, in which case the row goes on in
 * the next one. A quotation mark opens a cell only at its beginning.
 */
final class QuoteScan {

  private QuoteScan() {}

  private enum State {
    CELL_BEGINS,
    PLAIN,
    QUOTED,
    /** Behind a mark that ends the cell, unless another follows and it was a doubled one. */
    MARK_IN_QUOTED
  }

  static boolean leavesOpen(String text, char delimiter) {
    State state = State.CELL_BEGINS;
    for (int i = 0; i < text.length(); i++) {
      state = next(state, text.charAt(i), delimiter);
    }
    return state == State.QUOTED;
  }

  private static State next(State state, char c, char delimiter) {
    return switch (state) {
      case CELL_BEGINS ->
          c == '"' ? State.QUOTED : c == delimiter ? State.CELL_BEGINS : State.PLAIN;
      case QUOTED -> c == '"' ? State.MARK_IN_QUOTED : State.QUOTED;
      case MARK_IN_QUOTED ->
          c == '"' ? State.QUOTED : c == delimiter ? State.CELL_BEGINS : State.PLAIN;
      case PLAIN -> c == delimiter ? State.CELL_BEGINS : State.PLAIN;
    };
  }
}
