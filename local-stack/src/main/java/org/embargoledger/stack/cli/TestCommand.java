package org.embargoledger.stack.cli;

import picocli.CommandLine.Command;

/** Told of here for the sake of --help; the launcher script runs Maven itself. */
@Command(
    name = "test",
    description = "Runs every test of every module with `mvn verify`; arguments go to Maven.",
    mixinStandardHelpOptions = true)
final class TestCommand implements Runnable {
  @Override
  public void run() {
    throw new IllegalStateException("Run ./embargo test");
  }
}
