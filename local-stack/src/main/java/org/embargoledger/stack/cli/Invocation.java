package org.embargoledger.stack.cli;

import java.nio.file.Path;
import org.embargoledger.stack.StackConfig;

/** How the user called the launcher, so that printed commands work when pasted. */
final class Invocation {
  private Invocation() {}

  static String script() {
    return System.getProperty("embargo.script", "./embargo");
  }

  /** The option that another command needs to find this stack; empty for the default place. */
  static String stateOption(StackConfig config) {
    Path usual = config.projectDirectory().resolve(".embargo");
    boolean found = config.stateDirectory().equals(usual) || System.getenv("EMBARGO_HOME") != null;
    return found ? "" : " --state-dir " + config.stateDirectory();
  }
}
