package org.embargoledger.stack.cli;

import picocli.CommandLine.Command;

/** Told of here for the sake of --help; the launcher script runs Maven itself. */
@Command(
    name = "build",
    description = "Builds every module with its quality checks, without tests.",
    mixinStandardHelpOptions = true)
final class BuildCommand implements Runnable {
  @Override
  public void run() {
    throw new IllegalStateException("Run ./embargo build");
  }
}
