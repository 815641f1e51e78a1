package org.embargoledger.stack.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Told of here for the sake of --help; the launcher script runs Maven itself. */
@Command(
    name = "test",
    description = "Runs every test of every module with `mvn verify`; arguments go to Maven.",
    mixinStandardHelpOptions = true)
final class TestCommand implements Runnable {
  @Unmatched private String[] mavenArguments;

  @Override
  public void run() {
    throw new IllegalStateException("Run ./embargo test");
  }
}
