package org.embargoledger.stack.cli;

import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns a failure into a sentence and an exit code; the stack trace goes to the launcher's log. */
final class FailureHandler implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parseResult) {
    if (failure instanceof InterruptedException) {
      return Failure.INTERRUPTED.exitCode();
    }
    log(failure);
    if (failure instanceof StackException known) {
      commandLine.getErr().println(failure.getMessage());
      return known.failure().exitCode();
    }
    commandLine
        .getErr()
        .printf(
            "Something unexpected went wrong: %s%nDetails are in %s%n",
            failure, LauncherLog.file());
    return Failure.INTERNAL.exitCode();
  }

  private static void log(Exception failure) {
    if (LauncherLog.isWritable()) {
      LoggerFactory.getLogger(FailureHandler.class).error("Command failed", failure);
    }
  }
}
