package org.embargoledger.stack;

/** Why a command of the launcher can fail, each with the exit code that scripts may rely on. */
public enum Failure {
  INTERNAL(1, "something unexpected; details are in logs/launcher.log of the state directory"),
  JAVA_UNUSABLE(10, "no JDK 17 or newer was found"),
  MAVEN_MISSING(11, "Maven is needed to build or to fetch, and was not found"),
  BUILD_FAILED(12, "the build failed; the Maven log is named"),
  PORT_TAKEN(13, "a port is already in use"),
  STATE_UNUSABLE(14, "the state directory cannot be written, or the disk is full"),
  ALREADY_RUNNING(15, "a stack is already running from this state directory"),
  PART_FAILED(16, "a part did not start or did not become ready"),
  PART_DIED(17, "a part died while running and could not be brought back"),
  DEMO_REFUSED(18, "the demo data was refused"),
  NOT_RUNNING(19, "no stack is running, or it is not ready"),
  FETCH_FAILED(20, "an artifact could not be fetched"),
  LOG_BROKEN(21, "the log is not what it should be, or not signed by the key that was given"),
  LOG_UNCHECKED(22, "the log could not be read to its end, so it was not checked"),
  ROWS_REFUSED(23, "some rows were refused; all others were taken"),
  FILE_UNUSABLE(24, "a file that was named cannot be read or written"),
  SERVER_REFUSED(25, "the server refused the request, or does not answer"),
  LEDGERS_DIFFER(26, "the rebuilt ledger is not equal to the one served, or could not be built"),
  INTERRUPTED(130, "stopped by Ctrl-C or a signal");

  private final int exitCode;
  private final String meaning;

  Failure(int exitCode, String meaning) {
    this.exitCode = exitCode;
    this.meaning = meaning;
  }

  public int exitCode() {
    return exitCode;
  }

  public String meaning() {
    return meaning;
  }
}
