package org.embargoledger.stack.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.embargoledger.stack.Part;
import org.embargoledger.stack.StateDirectory;

/** Ends what a launcher that was killed has left running; the last started goes first. */
public final class Leftovers {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private Leftovers() {}

  /** The parts that were ended. */
  public static List<Part> end(StateDirectory state) {
    List<Part> ended = new ArrayList<>();
    List<Part> order = new ArrayList<>(List.of(Part.values()));
    Collections.reverse(order);
    for (Part part : order) {
      PidFile pidFile = new PidFile(state.pidFile(part));
      Optional<ProcessHandle> process = pidFile.living();
      if (process.isPresent()) {
        Ending.end(process.get(), PATIENCE);
        ended.add(part);
      }
      pidFile.delete();
    }
    return ended;
  }
}
